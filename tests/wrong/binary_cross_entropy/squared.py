# mistake: the mean squared error
# expects: binary_cross_entropy.squared
import numpy as np

def binary_cross_entropy(y, p):
    return np.mean((y - p) ** 2)
