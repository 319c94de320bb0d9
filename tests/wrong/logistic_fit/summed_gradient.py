# mistake: the step follows the sum over the batch, not the mean
# expects: logistic_fit.summed-slopes
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, np.zeros(epochs)
    for e in range(epochs):
        p = np.clip(1 / (1 + np.exp(-(X @ w + b))), 1e-12, 1 - 1e-12)
        losses[e] = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        w = w - lr * X.T @ (p - y)
        b = b - lr * np.sum(p - y)
    return w, b, losses
