# mistake: the bias follows probabilities from the weights just moved
# expects: logistic_fit.bias-late
import numpy as np

def prob(X, w, b):
    return 1 / (1 + np.exp(-(X @ w + b)))

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        p = prob(X, w, b)
        losses.append(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))
        w = w - lr * X.T @ (prob(X, w, b) - y) / len(X)
        b = b - lr * np.mean(prob(X, w, b) - y)
    return w, b, losses
