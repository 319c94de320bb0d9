# mistake: the result has the type of x, so slopes of whole numbers are cut off
# expects: numerical_gradient.whole-result
import numpy as np

def numerical_gradient(f, x, h):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        g[i] = (f(x + e) - f(x - e)) / (2 * h)
    return g
