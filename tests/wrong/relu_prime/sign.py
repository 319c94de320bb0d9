# mistake: np.sign: -1 on the negative side
# expects: relu_prime.minus-one
import numpy as np

def relu_prime(x):
    slope = np.sign(x)
    return slope
