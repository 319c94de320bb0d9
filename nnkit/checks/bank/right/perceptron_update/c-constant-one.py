# style: the bias as a weight on a constant 1, so one rule moves all
import numpy as np

def perceptron_update(x, y, w, b, lr):
    x1 = np.append(x, 1)
    wb = np.append(w, b)
    wb = wb + lr * (y - np.heaviside(wb @ x1, 1)) * x1
    return wb[:-1], wb[-1]
