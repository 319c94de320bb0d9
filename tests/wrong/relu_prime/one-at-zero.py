# mistake: 1 at 0, where 0 is asked
import numpy as np

def relu_prime(x):
    return np.where(x >= 0, 1, 0)
