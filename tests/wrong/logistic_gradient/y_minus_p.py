# mistake: y - p, so both gradients have the wrong sign
# expects: logistic_gradient.sign
import numpy as np

def logistic_gradient(X, y, w, b):
    z = X @ w + b
    p = 1 / (1 + np.exp(-z))
    error = y - p
    return X.T @ error / len(y), error.mean()
