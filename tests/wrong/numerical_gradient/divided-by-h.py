# mistake: divided by h where 2h belongs
# expects: numerical_gradient.divided-by-h
import numpy as np

def numerical_gradient(f, x, h):
    x = np.asarray(x, dtype=float)
    result = []
    for k in range(x.size):
        e = np.zeros(x.size)
        e[k] = h
        e = e.reshape(x.shape)
        result.append((f(x + e) - f(x - e)) / h)
    return np.array(result).reshape(x.shape)
