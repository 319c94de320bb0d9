# mistake: the tanh from exponentials is inf/inf at large x
# expects: tanh_prime.overflow
import numpy as np

def tanh(x):
    return (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)

def tanh_prime(x):
    return 1 - tanh(x) ** 2
