# mistake: the new weights are stored as whole numbers if the old ones were
# expects: perceptron_update.whole-numbers
import numpy as np

def perceptron_update(x, y, w, b, lr):
    y_hat = int(np.dot(w, x) + b >= 0)
    new = np.zeros_like(w)
    for i in range(len(w)):
        new[i] = w[i] + lr * (y - y_hat) * x[i]
    return new, b + lr * (y - y_hat)
