# mistake: the hard ReLU, no soft corner
import numpy as np

def softplus(x):
    return np.maximum(x, 0)
