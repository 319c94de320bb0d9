# mistake: a small slope of 0.01 on the negative side
# expects: relu_prime.leaky
import numpy as np

def relu_prime(x):
    return np.where(x > 0, 1.0, 0.01) * (x != 0)
