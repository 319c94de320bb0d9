# style: start with epsilon everywhere, put ones where x is positive
import numpy as np

def leaky_relu_prime(x, epsilon):
    slope = np.full(np.shape(x), float(epsilon))
    slope[np.asarray(x) > 0] = 1
    return slope
