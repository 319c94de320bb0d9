# mistake: 1 + epsilon on the positive side
# expects: leaky_relu_prime.counted-twice
import numpy as np

def leaky_relu_prime(x, epsilon):
    slope = (x > 0) * 1.0
    return epsilon + slope
