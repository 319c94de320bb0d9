# mistake: the loss after the last step is appended too, so there are epochs + 1
# expects: logistic_fit.one-loss-more
import numpy as np

def logistic_fit(X, y, lr, epochs):
    def loss(w, b):
        z = X @ w + b
        return np.mean(np.logaddexp(0, z) - y * z)

    w, b = np.zeros(X.shape[1]), 0.0
    losses = [loss(w, b)]
    for _ in range(epochs):
        e = 1 / (1 + np.exp(-(X @ w + b))) - y
        w, b = w - lr * X.T @ e / len(y), b - lr * e.mean()
        losses.append(loss(w, b))
    return w, b, losses
