# mistake: e^x overflows at large x
import numpy as np

def softplus(x):
    inside = 1 + np.exp(x)
    return np.log(inside)
