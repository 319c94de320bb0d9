# mistake: e^x overflows at large x
# expects: softplus.overflow
import numpy as np

def softplus(x):
    inside = 1 + np.exp(x)
    return np.log(inside)
