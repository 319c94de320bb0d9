# mistake: the softmax is applied twice before the table is made
# second: gives a pair of probabilities and table back
# expects: property.shape
import numpy as np

def softmax(z):
    e = np.exp(z - np.max(z))
    return e / e.sum()

def softmax_jacobian(z):
    s = softmax(softmax(np.asarray(z, float)))
    return s, np.diag(s) - np.outer(s, s)
