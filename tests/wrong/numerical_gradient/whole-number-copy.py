# mistake: the copy keeps the type of x, so a nudge of whole numbers is cut off
# expects: numerical_gradient.whole-copy
import numpy as np

def numerical_gradient(f, x, h):
    grad = np.empty(x.shape, dtype=float)
    for index, value in np.ndenumerate(x):
        z = x.copy()
        z[index] = value + h
        up = f(z)
        z[index] = value - h
        grad[index] = (up - f(z)) / (2 * h)
    return grad
