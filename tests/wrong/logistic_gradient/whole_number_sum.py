# mistake: the sum is kept in whole numbers if X has such
# expects: logistic_gradient.whole-numbers
import numpy as np

def logistic_gradient(X, y, w, b):
    dw = np.zeros_like(X[0])
    db = 0
    for i in range(len(X)):
        p = 1 / (1 + np.exp(-(X[i] @ w + b)))
        for j in range(len(w)):
            dw[j] += (p - y[i]) * X[i, j]
        db += p - y[i]
    return dw / len(X), db / len(X)
