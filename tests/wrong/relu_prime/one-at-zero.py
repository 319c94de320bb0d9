# mistake: 1 at 0, where 0 is asked
# expects: relu_prime.one-at-0
import numpy as np

def relu_prime(x):
    return np.where(x >= 0, 1, 0)
