# mistake: X where its transpose belongs, which fits only if N = D
# expects: logistic_gradient.transposed
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(np.matmul(X, w) + b)))
    diff = p - y
    dw = X @ diff / X.shape[0]
    db = diff.sum() / X.shape[0]
    return (dw, db)
