# mistake: starts from random weights
# expects: property.starts-from-zeros
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    rng = np.random.default_rng(0)
    w, b = rng.normal(size=X.shape[1]), rng.normal()
    mistakes = []
    for _ in range(max_epochs):
        m = 0
        for x, t in zip(X, y):
            e = t - int(w @ x + b >= 0)
            w, b, m = w + lr * e * x, b + lr * e, m + abs(e)
        mistakes.append(m)
        if m == 0:
            return w, b, mistakes
    return w, b, mistakes
