# style: plain Python, lists inside lists
import numpy as np

def leaky_relu(x, epsilon):
    if np.ndim(x) > 0:
        return [leaky_relu(part, epsilon) for part in x]
    return x if x >= 0 else epsilon * x
