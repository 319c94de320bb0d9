# mistake: the sum is not squared
# expects: property.facts
import numpy as np
def softmax_jacobian(z):
    e = np.exp(z)
    t = e.sum()
    return np.diag(e)/t - np.outer(e,e)/t