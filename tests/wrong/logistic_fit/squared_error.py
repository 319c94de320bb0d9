# mistake: descends the squared error, with the sigmoid's slope in the gradient
# expects: logistic_fit.squared-error
# second: records the squared error in place of the log loss
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(np.mean((y - p) ** 2))
        dz = (p - y) * p * (1 - p)
        w, b = w - lr * X.T @ dz / len(y), b - lr * dz.mean()
    return w, b, losses
