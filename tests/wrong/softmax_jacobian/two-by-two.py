# mistake: only the first two scores are looked at, the table is always 2 by 2
# expects: property.shape
import numpy as np

def softmax_jacobian(z):
    a, b = float(z[0]), float(z[min(1, len(z) - 1)])
    p = float(np.exp(-np.logaddexp(0.0, b - a)))
    v = p * (1 - p)
    return np.array([[v, -v], [-v, v]])
