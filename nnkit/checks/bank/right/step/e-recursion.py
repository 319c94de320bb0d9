# style: an if for one number, itself again for every row
import numpy as np

def step(z):
    if np.ndim(z) == 0:
        return 1 if z >= 0 else 0
    return [step(row) for row in z]
