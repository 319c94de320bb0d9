# mistake: gives ReLU itself, not its slope
# expects: relu_prime.relu
import numpy as np

def relu_prime(x):
    return np.maximum(x, 0)
