# mistake: stops as soon as one sample is right
# expects: perceptron_fit.first-right
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x, t in zip(X, y):
            y_hat = 1 if w @ x + b >= 0 else 0
            if y_hat == t:
                mistakes.append(count)
                return w, b, mistakes
            w, b = w + lr * (t - y_hat) * x, b + lr * (t - y_hat)
            count += 1
        mistakes.append(count)
    return w, b, mistakes
