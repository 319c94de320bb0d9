# mistake: an if decides for the whole array: works for one number only
# expects: sigmoid.one-number-only
import numpy as np

def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    else:
        return np.exp(x) / (1 + np.exp(x))
