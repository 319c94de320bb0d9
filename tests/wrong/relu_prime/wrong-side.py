# mistake: 1 on the negative side
# second: and Booleans for numbers
# expects: property.bool
import numpy as np

def relu_prime(x):
    return np.less(x, 0)
