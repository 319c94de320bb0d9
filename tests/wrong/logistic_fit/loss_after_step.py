# mistake: the loss is recorded after the step, not before
# expects: logistic_fit.loss-after-step
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def log_loss(y, p):
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        e = sigmoid(X @ w + b) - y
        w = w - lr * X.T @ e / len(y)
        b = b - lr * e.mean()
        losses.append(log_loss(y, sigmoid(X @ w + b)))
    return w, b, losses
