# mistake: a difference to one side only
# expects: numerical_gradient.one-sided
import numpy as np

def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    here = f(x)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        moved = x.copy()
        moved[i] += h
        grad[i] = (f(moved) - here) / h
    return grad
