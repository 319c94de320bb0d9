# mistake: epsilon on the positive side
# second: and 1 at 0
# expects: leaky_relu_prime.wrong-side
import numpy as np

def leaky_relu_prime(x, epsilon):
    return np.where(x > 0, epsilon, 1)
