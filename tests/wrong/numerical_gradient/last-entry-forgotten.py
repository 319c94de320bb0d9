# mistake: the loop ends one too early, the last entry stays 0
# second: down minus up
# expects: numerical_gradient.misses-last
import numpy as np

def numerical_gradient(f, x, h):
    base = np.array(x, dtype=float, order="C")
    grad = np.zeros(base.size)
    for k in range(base.size - 1):
        up, down = base.copy(), base.copy()
        up.reshape(-1)[k] += h
        down.reshape(-1)[k] -= h
        grad[k] = (f(down) - f(up)) / (2 * h)
    return grad.reshape(base.shape)
