# mistake: gives -1, 0 and 1
# expects: step.plus-minus-one
import numpy as np

def step(z):
    return np.sign(z)
