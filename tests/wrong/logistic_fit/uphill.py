# mistake: adds the gradient, so the loss grows
# expects: logistic_fit.ascent
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w = np.zeros(X.shape[1])
    b = 0.0
    losses = []
    for epoch in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        q = np.where(y == 1, p, 1 - p)
        losses.append(-np.log(q).mean())
        w = w + lr * (X.T @ (p - y)) / len(X)
        b = b + lr * np.mean(p - y)
    return w, b, losses
