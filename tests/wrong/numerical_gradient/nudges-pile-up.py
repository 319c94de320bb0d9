# mistake: the two copies are made before the loop, so the nudges pile up
# expects: numerical_gradient.piling-up
import numpy as np

def numerical_gradient(f, x, h):
    up = np.array(x, dtype=float)
    down = np.array(x, dtype=float)
    grad = np.zeros(up.shape)
    for i in np.ndindex(up.shape):
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
