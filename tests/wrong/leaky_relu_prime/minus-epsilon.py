# mistake: -epsilon on the negative side, as if the curve rose there
# expects: leaky_relu_prime.sign
import numpy as np

def leaky_relu_prime(x, epsilon):
    s = np.sign(x)
    return np.where(s > 0, 1, np.where(s < 0, -epsilon, epsilon))
