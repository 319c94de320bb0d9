# mistake: 1 - epsilon on the positive side, the leak not added
# expects: leaky_relu_prime.only-one-share
import numpy as np

def leaky_relu_prime(x, epsilon):
    return np.where(x > 0, 1 - epsilon, epsilon)
