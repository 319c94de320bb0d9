# mistake: 1 - epsilon on the positive side, the leak not added
import numpy as np

def leaky_relu_prime(x, epsilon):
    return np.where(x > 0, 1 - epsilon, epsilon)
