# style: labels as -1 and 1, so that loss and slope have one case
import numpy as np

def logistic_fit(X, y, lr, epochs):
    y = 2 * y - 1
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        margin = y * (X @ w + b)
        losses.append(np.log1p(np.exp(-margin)).mean())
        pull = lr * y / (1 + np.exp(margin))
        w = w + np.mean(pull * X.T, axis=1)
        b = b + pull.mean()
    return w, b, losses
