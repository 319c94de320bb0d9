# mistake: one answer for the whole array
# expects: relu_prime.any-positive
import numpy as np

def relu_prime(x):
    return int(np.any(np.asarray(x) > 0))
