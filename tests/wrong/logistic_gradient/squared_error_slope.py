# mistake: the slope of the sigmoid is multiplied in, as for the squared error
# expects: logistic_gradient.squared-error
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    dz = (p - y) * p * (1 - p)
    dw = X.T @ dz / len(X)
    return dw, float(dz.mean())
