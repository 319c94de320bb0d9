# mistake: the plain sigmoid inside overflows with a warning
# expects: sigmoid_prime.warns
import numpy as np

def sigmoid_prime(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)
