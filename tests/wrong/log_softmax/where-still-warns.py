# mistake: np.where computes both branches, so the unused log(0) gives a warning though the values are right
# expects: property.warns
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=axis, keepdims=True)
    e = np.exp(z - m)
    total = e.sum(axis=axis, keepdims=True)
    s = e / total
    return np.where(s > 0, np.log(s), z - m - np.log(total))
