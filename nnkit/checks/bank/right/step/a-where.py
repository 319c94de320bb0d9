# style: np.where chooses for every entry
import numpy as np

def step(z):
    return np.where(z >= 0, 1, 0)
