# mistake: the hard ReLU, no soft corner
# expects: softplus.relu
import numpy as np

def softplus(x):
    return np.maximum(x, 0)
