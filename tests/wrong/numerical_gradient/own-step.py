# mistake: uses its own step instead of h
# expects: numerical_gradient.own-step
import numpy as np

def numerical_gradient(f, x, h=1e-5):
    h = 1e-5
    x = x.astype(float)
    grad = np.zeros(x.shape)
    it = np.nditer(x, flags=["multi_index", "zerosize_ok"])
    for value in it:
        e = np.zeros(x.shape)
        e[it.multi_index] = h
        grad[it.multi_index] = (f(x + e) - f(x - e)) / (2 * h)
    return grad
