# mistake: runs over the first axis only
# expects: numerical_gradient.first-axis
import numpy as np

def numerical_gradient(f, x, h):
    grad = np.zeros(len(x))
    for i in range(len(x)):
        up, down = np.array(x, float), np.array(x, float)
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
