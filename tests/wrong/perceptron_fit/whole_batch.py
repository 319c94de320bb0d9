# mistake: predicts for all samples first and updates once an epoch
# expects: perceptron_fit.batch
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    mistakes = []
    for _ in range(max_epochs):
        y_hat = np.where(X @ w + b >= 0, 1, 0)
        error = y - y_hat
        w = w + lr * error @ X
        b = b + lr * error.sum()
        mistakes.append(int(np.sum(error != 0)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
