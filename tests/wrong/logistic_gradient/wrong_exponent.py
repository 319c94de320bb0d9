# mistake: the sigmoid has exp(z) where exp(-z) belongs
# expects: logistic_gradient.sigmoid-turned
# second: db is the sum, not the mean
import numpy as np

def logistic_gradient(X, y, w, b):
    z = b + X @ w
    p = 1 / (1 + np.exp(z))
    dw = (X * (p - y).reshape(-1, 1)).mean(axis=0)
    return dw, (p - y).sum()
