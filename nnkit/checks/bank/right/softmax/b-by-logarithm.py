# style: the logarithm first, then the exponential
import numpy as np


def softmax(z, axis=-1):
    m = np.max(z, axis, keepdims=True)
    s = np.exp(z - m).sum(axis, keepdims=True)
    return np.exp(z - m - np.log(s))
