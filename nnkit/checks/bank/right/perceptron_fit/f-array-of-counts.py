# style: the counts in an array, cut to the epochs that were run
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = np.zeros(max_epochs, dtype=int)
    for e in range(max_epochs):
        for i in range(len(y)):
            error = y[i] - (np.dot(X[i], w) + b >= 0)
            w = w + lr * error * X[i]
            b = b + lr * error
            mistakes[e] += error != 0
        if mistakes[e] == 0:
            break
    return w, b, mistakes[:e + 1]
