# mistake: the bias is never moved
# expects: logistic_fit.no-bias
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0, []
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-X @ w - b))
        losses.append(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
        grad = np.mean((p - y)[:, None] * X, axis=0)
        w = w - lr * grad
    return w, b, losses
