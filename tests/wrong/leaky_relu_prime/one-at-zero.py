# mistake: 1 at 0, where epsilon is asked
# expects: leaky_relu_prime.one-at-0
import numpy as np

def leaky_relu_prime(x, epsilon):
    return np.where(x >= 0, 1.0, epsilon)
