# mistake: the last of max_epochs is not run
# expects: perceptron_fit.one-epoch-less
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w = np.zeros(len(X[0]))
    b, mistakes = 0.0, []
    for epoch in range(1, max_epochs):
        mistakes.append(0)
        for x, t in zip(X, y):
            err = t - int(w @ x + b >= 0)
            w, b = w + lr * err * x, b + lr * err
            if err:
                mistakes[-1] += 1
        if not mistakes[-1]:
            break
    return w, b, mistakes
