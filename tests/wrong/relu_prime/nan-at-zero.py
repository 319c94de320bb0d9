# mistake: relu(x) / x is 0/0 at 0 (a warning and NaN)
# expects: relu_prime.nan-at-0
import numpy as np

def relu_prime(x):
    return np.maximum(x, 0) / x
