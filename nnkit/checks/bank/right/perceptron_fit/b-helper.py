# style: one epoch as a function of its own
import numpy as np

def one_epoch(X, y, w, b, lr):
    wrong = 0
    for x_i, y_i in zip(X, y):
        error = y_i - np.heaviside(x_i @ w + b, 1)
        w, b, wrong = w + lr * error * x_i, b + lr * error, wrong + abs(error)
    return w, b, wrong

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        w, b, wrong = one_epoch(X, y, w, b, lr)
        mistakes.append(int(wrong))
        if wrong == 0:
            break
    return w, b, mistakes
