# mistake: the caller's p is clipped in place
# expects: property.changes-input
import numpy as np

def binary_cross_entropy(y, p):
    np.clip(p, 1e-12, 1 - 1e-12, out=p)
    a = -np.log(p[y == 1]).sum()
    b = -np.log(1 - p[y == 0]).sum()
    return (a + b) / len(p)
