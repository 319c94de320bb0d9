# mistake: gives back a pair of the probabilities and their sums instead of the probabilities
# second: one maximum for the whole array, so low rows underflow to 0/0
# expects: property.shape
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    p = e / e.sum(axis=axis, keepdims=True)
    return p, p.sum(axis=axis)
