# mistake: only the last loss, not the list
# expects: logistic_fit.only-last-loss
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        w = w - lr * X.T @ (p - y) / len(y)
        b = b - lr * (p - y).mean()
    return w, b, loss
