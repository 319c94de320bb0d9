# style: plain Python, lists inside lists
import numpy as np

def leaky_relu_prime(x, epsilon):
    if np.ndim(x) == 0:
        return 1 if x > 0 else epsilon
    return [leaky_relu_prime(part, epsilon) for part in x]
