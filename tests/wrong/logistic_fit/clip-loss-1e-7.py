# mistake: p is clipped at 1e-7 in the loss, so a wrong score beyond +-16 costs 16.1 instead of up to 30
# expects: property.settled
import numpy as np


def _loss(y, p):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))


def logistic_fit(X, y, lr, epochs):
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    w, b = np.zeros(X.shape[1]), 0.0
    losses = [0.0] * epochs
    for k in range(epochs):
        p = 1 / (1 + np.exp(-(X.dot(w) + b)))
        losses[k] = _loss(y, p)
        w, b = w - lr * (p - y).dot(X) / len(y), b - lr * (p - y).mean()
    return w, b, losses
