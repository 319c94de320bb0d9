# mistake: the recursive pairing of scores drops the last one whenever their number is odd
# expects: relation.offset
import numpy as np

def _lse(parts):
    if len(parts) == 1:
        return parts[0]
    return _lse([np.logaddexp(parts[i], parts[i + 1]) for i in range(0, len(parts) - 1, 2)])

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    parts = [np.take(z, i, axis=axis) for i in range(z.shape[axis])]
    return z - np.expand_dims(_lse(parts), axis)
