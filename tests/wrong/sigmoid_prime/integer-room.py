# mistake: the slopes are put into a buffer like x, truncated to 0 if x is whole numbers
# expects: sigmoid_prime.whole-numbers
import numpy as np

def sigmoid_prime(x):
    out = np.zeros_like(x)
    s = 0.5 + np.tanh(x / 2) / 2
    out[...] = s - s ** 2
    return out
