# mistake: divides by the number of inputs D, not of samples N
# expects: logistic_gradient.divides-by-features
import numpy as np

def logistic_gradient(X, y, w, b):
    n = len(w)
    p = 1 / (1 + np.exp(-(X @ w + b)))
    grad_w = (p - y) @ X / n
    grad_b = (p - y).sum() / n
    return grad_w, grad_b
