# mistake: dw is a column (D, 1)
# expects: property.shape
import numpy as np

def logistic_gradient(X, y, w, b):
    N, D = X.shape
    p = 1 / (1 + np.exp(-(X @ w.reshape(D, 1) + b)))
    dz = p - y.reshape(N, 1)
    dw = X.T @ dz / N
    db = dz.sum() / N
    return dw, db
