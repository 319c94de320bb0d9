# mistake: the sum over the batch, not the mean
# expects: logistic_gradient.sum
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    return X.T @ (p - y), np.sum(p - y)
