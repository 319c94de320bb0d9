# mistake: asks relu(x) >= 0, which is always true
# expects: relu_prime.always-one
import numpy as np

def relu_prime(x):
    a = np.maximum(x, 0)
    return (a >= 0).astype(float)
