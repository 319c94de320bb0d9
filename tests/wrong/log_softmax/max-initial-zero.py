# mistake: the maximum starts at 0, so lines with only very negative scores underflow to log(0)
# expects: relation.first-sample | relation.not-the-last | property.large
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    m = np.max(z, axis=axis, keepdims=True, initial=0.0)
    return z - m - np.log(np.sum(np.exp(z - m), axis=axis, keepdims=True))
