# style: numpy's unit step, with 0 at 0
import numpy as np

def relu_prime(x):
    return np.heaviside(x, 0)
