# style: the larger of 0 and x, entry by entry
import numpy as np

def relu(x):
    return np.maximum(0, x)
