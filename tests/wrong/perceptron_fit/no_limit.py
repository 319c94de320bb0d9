# mistake: max_epochs is ignored, so XOR never ends
# expects: perceptron_fit.endless
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = [1]
    while mistakes[-1] != 0:
        mistakes.append(0)
        for i in range(len(X)):
            err = y[i] - (1 if X[i] @ w + b >= 0 else 0)
            w = w + lr * err * X[i]
            b = b + lr * err
            mistakes[-1] += int(err != 0)
    return w, b, mistakes[1:]
