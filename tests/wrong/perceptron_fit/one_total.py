# mistake: one total of mistakes in place of a count for every epoch
# expects: perceptron_fit.one-count
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(max_epochs):
        clean = True
        for x, t in zip(X, y):
            y_hat = int(x @ w + b >= 0)
            if y_hat != t:
                clean = False
                total += 1
                w, b = w + lr * (t - y_hat) * x, b + lr * (t - y_hat)
        if clean:
            break
    return w, b, total
