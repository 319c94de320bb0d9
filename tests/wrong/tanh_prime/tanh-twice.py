# mistake: tanh is applied twice before the square
# expects: tanh_prime.twice
import numpy as np

def tanh_prime(x):
    a = np.tanh(x)
    return 1 - np.tanh(a) ** 2
