# mistake: log(0), and 0 times it, which is NaN
# expects: binary_cross_entropy.zero-times-infinity
import numpy as np

def binary_cross_entropy(y, p):
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))
