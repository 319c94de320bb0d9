# mistake: s * 1 - s is always 0: brackets missing
# expects: sigmoid_prime.brackets
import numpy as np

def sigmoid_prime(x):
    s = 1 / (1 + np.exp(-np.clip(x, -600, 600)))
    ds = s * 1 - s
    return ds
