# mistake: (y_hat - y) is added, so the line moves the wrong way
# expects: perceptron_update.sign
import numpy as np

def perceptron_update(x, y, w, b, lr):
    y_hat = 1 if np.dot(w, x) + b >= 0 else 0
    error = y_hat - y
    return w + lr * error * x, b + lr * error
