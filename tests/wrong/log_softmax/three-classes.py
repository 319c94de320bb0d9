# mistake: the sum is written out for three classes, so other numbers of classes raise or are wrong
# second: only the last axis is looked at
# expects: log_softmax.ignores-axis
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    a, b, c = z[..., 0], z[..., 1], z[..., 2]
    lse = np.logaddexp(np.logaddexp(a, b), c)
    return z - lse[..., None]
