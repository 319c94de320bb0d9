# mistake: the parentheses are wrong: the logarithms are summed, not the exponentials
# second: the sum runs over the whole array whatever axis is asked
# expects: relation.offset
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m)).sum()
