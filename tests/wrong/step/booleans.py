# mistake: True and False in place of 1 and 0
# expects: property.bool
import numpy as np

def step(z):
    z = np.asarray(z)
    return z >= 0
