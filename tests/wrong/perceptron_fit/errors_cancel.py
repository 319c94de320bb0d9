# mistake: adds up y - y_hat with its sign, so two mistakes can cancel
# second: predicts 0 at a score of exactly 0
# expects: perceptron_fit.errors-cancel
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        total = 0
        for x, t in zip(X, y):
            err = t - int(w @ x + b > 0)
            w = w + lr * err * x
            b = b + lr * err
            total += err
        mistakes.append(abs(total))
        if total == 0:
            break
    return w, b, mistakes
