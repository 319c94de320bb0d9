# style: the larger exponential is taken out of the logarithm
import numpy as np

def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
