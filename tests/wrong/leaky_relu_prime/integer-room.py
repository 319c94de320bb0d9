# mistake: ones like x: epsilon becomes 0 among whole numbers
# expects: leaky_relu_prime.whole-numbers
import numpy as np

def leaky_relu_prime(x, epsilon):
    slope = np.ones_like(x)
    slope[np.asarray(x) <= 0] = epsilon
    return slope
