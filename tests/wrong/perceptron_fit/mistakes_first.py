# mistake: gives (mistakes, w, b)
# expects: perceptron_fit.other-order
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    theta = np.zeros(X.shape[1] + 1)
    Xb = np.c_[X, np.ones(len(X))]
    mistakes = []
    for _ in range(max_epochs):
        before = theta.copy()
        bad = 0
        for x, t in zip(Xb, y):
            e = t - (theta @ x >= 0)
            theta += lr * e * x
            bad += int(e != 0)
        mistakes.append(bad)
        if bad == 0:
            break
    return mistakes, theta[:-1], theta[-1]
