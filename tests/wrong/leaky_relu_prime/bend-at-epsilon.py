# mistake: compares with epsilon where 0 belongs
# expects: leaky_relu_prime.threshold
import numpy as np

def leaky_relu_prime(x, epsilon):
    return np.array(x > epsilon) * (1 - epsilon) + epsilon
