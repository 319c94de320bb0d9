# mistake: counts what is still wrong at the end of the epoch, not the mistakes made in it
# expects: perceptron_fit.counted-afterwards
import numpy as np

def predict(X, w, b):
    return (X @ w + b >= 0).astype(int)

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        for x, t in zip(X, y):
            e = t - predict(x[None, :], w, b)[0]
            w, b = w + lr * e * x, b + lr * e
        mistakes.append(int((predict(X, w, b) != y).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
