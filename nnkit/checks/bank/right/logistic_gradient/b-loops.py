# style: one sample after another, in plain Python
import math

def logistic_gradient(X, y, w, b):
    n = len(X)
    dw, db = [0.0] * len(w), 0.0
    for x, t in zip(X, y):
        z = sum(x_j * w_j for x_j, w_j in zip(x, w)) + b
        error = 1 / (1 + math.exp(-z)) - t
        dw = [d + error * x_j / n for d, x_j in zip(dw, x)]
        db += error / n
    return dw, db
