# mistake: runs all the epochs, also after one without a mistake
# expects: perceptron_fit.never-stops-early
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w = np.zeros(X.shape[1])
    b = 0
    mistakes = []
    for epoch in range(max_epochs):
        wrong = 0
        for xi, yi in zip(X, y):
            y_hat = int(np.dot(xi, w) + b >= 0)
            if y_hat != yi:
                w = w + lr * (yi - y_hat) * xi
                b = b + lr * (yi - y_hat)
                wrong += 1
        mistakes.append(wrong)
    return w, b, mistakes
