# mistake: ^ is not a power in Python
# expects: error.exception
import numpy as np

def tanh_prime(x):
    return 1 - np.tanh(x)^2
