# mistake: = where += belongs, so only the last sample counts
# expects: logistic_gradient.last-sample
import math
import numpy as np

def logistic_gradient(X, y, w, b):
    dw, db = np.zeros(len(w)), 0.0
    for x, t in zip(X, y):
        p = 1 / (1 + math.exp(-(x @ w + b)))
        dw = (p - t) * x
        db = p - t
    return dw / len(X), db / len(X)
