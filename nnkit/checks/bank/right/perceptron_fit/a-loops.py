# style: two loops, and break after a clean epoch
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        count = 0
        for x_i, y_i in zip(X, y):
            y_hat = 1 if w @ x_i + b >= 0 else 0
            if y_hat != y_i:
                w = w + lr * (y_i - y_hat) * x_i
                b = b + lr * (y_i - y_hat)
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes
