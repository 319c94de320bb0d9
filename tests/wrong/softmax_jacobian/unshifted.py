# mistake: the exponential overflows
# expects: softmax_jacobian.no-shift
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z) / np.exp(z).sum()
    return np.diagflat(s) - np.outer(s, s)
