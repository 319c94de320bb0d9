# style: with e^(-2|x|), which cannot overflow
import numpy as np

def tanh_prime(x):
    e = np.exp(-2 * np.abs(x))
    return 4 * e / (1 + e) ** 2
