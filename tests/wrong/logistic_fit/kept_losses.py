# mistake: the list is made once, so the losses of earlier calls stay in it
# expects: relation.remembers
import numpy as np

losses = []

def logistic_fit(X, y, lr, epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        p = 1 / (1 + np.exp(-(X @ w + b)))
        losses.append(float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))))
        step = lr / len(y) * (p - y)
        w, b = w - X.T @ step, b - step.sum()
    return w, b, losses[:]
