# mistake: shifts by the first score and not by the largest, so it overflows where the first is small
# expects: property.warns | property.large
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    e = np.exp(z - z[0])
    s = e / np.sum(e)
    return np.diag(s) - np.multiply.outer(s, s)
