# mistake: takes the samples in a new random order every epoch
# expects: relation.remembers
import numpy as np

def perceptron_fit(X, y, lr, max_epochs):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        m = 0
        for i in np.random.permutation(len(X)):
            y_hat = int(X[i] @ w + b >= 0)
            if y_hat != y[i]:
                m += 1
                w = w + lr * (y[i] - y_hat) * X[i]
                b += lr * (y[i] - y_hat)
        mistakes.append(m)
        if m == 0:
            break
    return w, b, mistakes
