# style: two masks, each side in its own safe form
import numpy as np

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    s = np.empty_like(x)
    right = x >= 0
    s[right] = 1 / (1 + np.exp(-x[right]))
    s[~right] = 1 - 1 / (1 + np.exp(x[~right]))
    return s
