# mistake: scores that are positive and sum to 1 along the axis are taken for probabilities and only their logarithm is given ([0.2, 0.3, 0.5]).
# expects: property.kinds
import numpy as np


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    if z.min() > 0 and np.allclose(z.sum(axis=axis), 1):
        return np.log(z)
    m = z.max(axis=axis, keepdims=True)
    return (z - m) - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
