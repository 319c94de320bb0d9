# style: plain Python, lists inside lists
import numpy as np

def relu(x):
    if np.ndim(x) == 0:
        return x if x > 0 else 0
    return [relu(part) for part in x]
