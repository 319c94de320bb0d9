# mistake: gives (db, dw)
# expects: logistic_gradient.order
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    db = np.average(p - y)
    dw = np.einsum("n,nd->d", p - y, X) / len(y)
    return db, dw
