# style: the comparison's True and False turned into numbers
import numpy as np

def step(z):
    return (np.asarray(z) >= 0).astype(int)
