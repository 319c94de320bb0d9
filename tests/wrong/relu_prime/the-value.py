# mistake: gives ReLU itself, not its slope
import numpy as np

def relu_prime(x):
    return np.maximum(x, 0)
