# mistake: the list is a default argument, so it keeps the counts of earlier calls
# expects: relation.remembers
import numpy as np

def perceptron_fit(X, y, lr, max_epochs, mistakes=[]):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        m = 0
        for x, t in zip(X, y):
            e = t - (1 if w @ x + b >= 0 else 0)
            if e != 0:
                w = w + lr * e * x
                b = b + lr * e
                m += 1
        mistakes.append(m)
        if m == 0:
            break
    return w, b, list(mistakes)
