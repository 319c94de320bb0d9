# style: one sample after another, in plain Python
import math

def error(x, t, w, b):
    z = sum(x_j * w_j for x_j, w_j in zip(x, w)) + b
    return 1 / (1 + math.exp(-z)) - t

def logistic_gradient(X, y, w, b):
    dw, db = [0.0] * len(w), 0.0
    for x, t in zip(X, y):
        e = error(x, t, w, b) / len(X)
        dw = [d + e * x_j for d, x_j in zip(dw, x)]
        db += e
    return dw, db
