# mistake: the mean of both slopes at 0
# expects: leaky_relu_prime.other-at-0
import numpy as np

def leaky_relu_prime(x, epsilon):
    return epsilon + (1 - epsilon) * np.heaviside(x, 0.5)
