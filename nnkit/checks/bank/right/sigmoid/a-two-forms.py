# style: e^-|x| never overflows; the sign picks the form
import numpy as np

def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, e) / (1 + e)
