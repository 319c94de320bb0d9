# mistake: the learning rate gets smaller with every epoch
# expects: logistic_fit.rate-decays
import math
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for t in range(epochs):
        dw, db, loss = 0, 0, 0
        for x, label in zip(X, y):
            p = 1 / (1 + math.exp(-(x @ w + b)))
            loss -= math.log(p if label == 1 else 1 - p)
            dw, db = dw + (p - label) * x, db + p - label
        rate = lr / (1 + t)
        losses.append(loss / len(X))
        w, b = w - rate * dw / len(X), b - rate * db / len(X)
    return w, b, losses
