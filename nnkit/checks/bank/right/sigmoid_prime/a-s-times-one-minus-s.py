# style: first the sigmoid, then s(1 - s)
import numpy as np

def sigmoid_prime(x):
    s = 1 / (1 + np.exp(-np.clip(x, -500, 500)))
    return s * (1 - s)
