# mistake: tanh is written into the caller's array
# second: whole numbers and single numbers fail
# expects: property.number
import numpy as np

def tanh_prime(x):
    np.tanh(x, out=x)
    return 1 - x * x
