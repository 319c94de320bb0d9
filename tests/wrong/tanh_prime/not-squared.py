# mistake: 1 - tanh(x), without the square
# expects: tanh_prime.no-square
import numpy as np

def tanh_prime(x):
    return 1 - np.tanh(x)
