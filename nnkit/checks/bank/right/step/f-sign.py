# style: arithmetic on the sign: -1, 0, 1 become 1, 2, 3, then halves rounded down
import numpy as np

def step(z):
    return (np.sign(z) + 2) // 2
