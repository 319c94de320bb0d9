# mistake: the default of axis is 1, which a vector does not have and which is not the last of three axes
# expects: relation.axis
import numpy as np

def log_softmax(z, axis=1):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
