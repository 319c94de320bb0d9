# mistake: a sigmoid in place of the step
# second: the error has the wrong sign
# expects: perceptron_update.sigmoid
import math

def perceptron_update(x, y, w, b, lr):
    y_hat = 1 / (1 + math.exp(-(w @ x + b)))
    w = w - lr * (y - y_hat) * x
    return w, b - lr * (y - y_hat)
