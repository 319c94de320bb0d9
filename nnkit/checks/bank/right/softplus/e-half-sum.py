# style: by symmetry: half of x plus an even function
import numpy as np

def softplus(x):
    half = np.abs(x) / 2
    return np.multiply(x, 0.5) + half + np.log(1 + np.exp(-2 * half))
