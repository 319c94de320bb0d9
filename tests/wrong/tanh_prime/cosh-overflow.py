# mistake: cosh overflows at large x (a warning)
# expects: tanh_prime.warns
import numpy as np

def tanh_prime(x):
    return 1 / np.cosh(x) ** 2
