# mistake: the epoch without a mistake is not in the list
# expects: perceptron_fit.last-zero
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w = np.zeros(X.shape[1])
    b = 0.0
    history = []
    for _ in range(max_epochs):
        m = 0
        for x, label in zip(X, y):
            e = label - np.heaviside(x @ w + b, 1)
            w, b = w + lr * e * x, b + lr * e
            m += abs(e)
        if m == 0:
            break
        history.append(m)
    return w, b, history
