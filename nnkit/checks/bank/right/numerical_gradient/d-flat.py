# style: a function of a flat list, one helper for one slope
import numpy as np

def numerical_gradient(f, x, h):
    flat = [float(v) for v in np.ravel(x)]

    def at(values):
        return f(np.array(values).reshape(np.shape(x)))

    def slope(k):
        before, value, after = flat[:k], flat[k], flat[k + 1:]
        return (at([*before, value + h, *after]) - at([*before, value - h, *after])) / (2 * h)

    return np.array([slope(k) for k in range(len(flat))]).reshape(np.shape(x))
