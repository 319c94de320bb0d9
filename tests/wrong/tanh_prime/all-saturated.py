# mistake: where all entries are beyond 20 it gives back the single number 0.0 instead of an array of the shape of x.
# expects: property.shape
import numpy as np


def tanh_prime(x):
    x = np.asarray(x, dtype=float)
    if np.min(np.abs(x)) > 20:
        return 0.0
    return 1 - np.tanh(x) ** 2
