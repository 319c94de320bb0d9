# mistake: a step after every sample, as the perceptron does
# expects: logistic_fit.one-by-one
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        z = X @ w + b
        losses.append(float(np.mean(np.logaddexp(0, z) - y * z)))
        for x, t in zip(X, y):
            p = 1 / (1 + np.exp(-(x @ w + b)))
            w = w - lr * (p - t) * x
            b = b - lr * (p - t)
    return w, b, losses
