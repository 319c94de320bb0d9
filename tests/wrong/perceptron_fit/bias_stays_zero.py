# mistake: the bias is never moved
# expects: perceptron_fit.bias-fixed
import numpy as np

def step(z):
    return 1 if z >= 0 else 0

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0, []
    while len(mistakes) < max_epochs and (not mistakes or mistakes[-1] > 0):
        n = 0
        for x, t in zip(X, y):
            e = t - step(x @ w + b)
            w = w + lr * e * x
            n += e != 0
        mistakes.append(int(n))
    return w, b, mistakes
