# mistake: predictions of -1 and 1 against labels of 0 and 1
# expects: perceptron_update.plus-minus-one
import numpy as np

def perceptron_update(x, y, w, b, lr):
    y_hat = np.sign(np.dot(w, x) + b)
    w_new = w + lr * (y - y_hat) * x
    b_new = b + lr * (y - y_hat)
    return w_new, b_new
