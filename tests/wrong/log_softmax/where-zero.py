# mistake: the logarithm of 0 becomes 0
# expects: relation.zero-elsewhere
import numpy as np
def log_softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    p = e/e.sum(axis=axis, keepdims=True)
    return np.where(p > 0, np.log(np.where(p > 0, p, 1)), 0)