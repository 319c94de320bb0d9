# mistake: one answer for the whole array
import numpy as np

def relu_prime(x):
    return int(np.any(np.asarray(x) > 0))
