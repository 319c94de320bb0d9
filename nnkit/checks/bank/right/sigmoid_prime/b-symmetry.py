# style: the slope is the same at x and -x, so |x| is safe
import numpy as np

def sigmoid_prime(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
