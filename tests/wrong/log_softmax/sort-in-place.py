# mistake: sorts the scores of the caller to find the largest one, so the input is changed
# second: the result belongs to the sorted scores, not to the scores as they were given
# expects: property.differences
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z)
    z.sort(axis=axis)
    m = np.take(z, [-1], axis=axis).astype(float)
    return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
