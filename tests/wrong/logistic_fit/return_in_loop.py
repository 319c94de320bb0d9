# mistake: return inside the loop, after the first step
# expects: logistic_fit.returns-in-loop
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(-np.log(np.abs(1 - y - p)).mean())
        w -= lr * (p - y) @ X / len(X)
        b -= lr * np.average(p - y)
        return w, b, losses
