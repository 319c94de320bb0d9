# mistake: db is left as one number for each sample
# expects: property.shape
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1.0 / (1.0 + np.exp(-X.dot(w) - b))
    N = X.shape[0]
    dw = np.dot(X.T, p - y) / N
    db = (p - y) / N
    return dw, db
