# mistake: y is made a column, so that p - y becomes N by N
# expects: logistic_gradient.every-pair
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    y = y.reshape(-1, 1)
    err = p - y
    return X.T @ err.mean(axis=0), err.mean()
