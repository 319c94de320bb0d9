# mistake: the logarithm to base 2
# expects: binary_cross_entropy.base-2
import numpy as np

def binary_cross_entropy(y, p):
    q = np.where(y == 1, p, 1 - p)
    q = np.maximum(q, 1e-12)
    return -np.mean(np.log2(q))
