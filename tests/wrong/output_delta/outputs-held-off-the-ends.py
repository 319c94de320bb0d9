# mistake: holds a between 0.001 and 0.999 before everything else, so for a = 1 and y = 0 the delta is 0.000998 instead of 0
# expects: property.kinds
import numpy as np


def output_delta(y, a):
    y = np.asarray(y, dtype=float)
    a = np.clip(np.asarray(a, dtype=float), 1e-3, 1 - 1e-3)   # no dead neurons
    return (a - y) * a * (1 - a)
