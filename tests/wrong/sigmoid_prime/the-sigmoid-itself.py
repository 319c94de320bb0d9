# mistake: gives the sigmoid, not its slope
# expects: sigmoid_prime.sigmoid
import numpy as np

def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1.0) / (1 + e)
