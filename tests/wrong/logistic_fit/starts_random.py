# mistake: starts from small random weights, not from zeros
# expects: logistic_fit.first-loss | logistic_fit.start
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w = np.random.default_rng(42).normal(0, 0.1, X.shape[1])
    b = 0.0
    losses = []
    while len(losses) < epochs:
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.mean(np.log(np.where(y == 1, p, 1 - p))))
        w = w - lr * np.dot(p - y, X) / len(y)
        b -= lr * (p - y).mean()
    return w, b, losses
