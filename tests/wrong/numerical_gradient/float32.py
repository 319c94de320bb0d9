# mistake: computed in float32, where the difference drowns in rounding
# expects: numerical_gradient.float32
import numpy as np

def numerical_gradient(f, x, h):
    x = np.asarray(x, dtype=np.float32)
    g = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        e = np.zeros_like(x)
        e[i] = h
        g[i] = (np.float32(f(x + e)) - np.float32(f(x - e))) / np.float32(2 * h)
    return g
