# mistake: 0.01 is written in
# expects: leaky_relu_prime.own-epsilon
import numpy as np

def leaky_relu_prime(x, epsilon):
    a = 0.01
    return np.where(x > 0, 1, a)
