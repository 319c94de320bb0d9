# mistake: range(1, epochs) is one step too few
# expects: logistic_fit.one-step-less
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for i in range(1, epochs):
        z = X.dot(w) + b
        losses.append(np.mean(np.log(1 + np.exp(z)) - y * z))
        diff = 1 / (1 + np.exp(-z)) - y
        w, b = w - lr * diff.dot(X) / len(y), b - lr * diff.sum() / len(y)
    return w, b, losses
