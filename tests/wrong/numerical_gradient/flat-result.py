# mistake: gives the gradient as one flat row, not in the shape of x
# expects: numerical_gradient.flat
import numpy as np

def numerical_gradient(f, x, h):
    x = np.asarray(x, float)
    flat = []
    for index in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[index] = h
        flat.append((f(x + e) - f(x - e)) / (2 * h))
    return np.array(flat)
