# style: zeros first, then ones where the mask says so
import numpy as np

def step(z):
    z = np.asarray(z)
    out = np.zeros(z.shape)
    out[z >= 0] = 1
    return out
