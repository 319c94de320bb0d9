# style: += on a copy of the weights, in floats
import numpy as np

def perceptron_update(x, y, w, b, lr):
    w = np.array(w, dtype=float)
    delta = lr * (y - int(np.sum(x * w) + b >= 0))
    w += delta * x
    b += delta
    return w, b
