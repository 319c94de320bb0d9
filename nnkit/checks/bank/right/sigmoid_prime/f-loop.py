# style: one number at a time in plain Python, nested lists back
import math
import numpy as np

def sigmoid_prime(x):
    if np.ndim(x):
        return [sigmoid_prime(part) for part in x]
    e = math.exp(-abs(x))
    return e / (1 + e) / (1 + e)
