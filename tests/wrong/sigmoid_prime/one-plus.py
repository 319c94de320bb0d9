# mistake: s(1+s) for s(1-s)
# expects: sigmoid_prime.plus
import numpy as np

def sigmoid_prime(x):
    s = 1 / (1 + np.exp(-np.clip(x, -300, 300)))
    return s * (1 + s)
