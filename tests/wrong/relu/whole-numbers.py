# mistake: the fraction is cut off
import numpy as np

def relu(x):
    kept = np.maximum(x, 0)
    return np.asarray(kept).astype(int)
