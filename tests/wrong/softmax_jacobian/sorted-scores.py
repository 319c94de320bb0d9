# mistake: sorts the scores first, so the rows belong to other classes
# second: all entries are made positive
# expects: softmax_jacobian.off-diagonal-sign
import numpy as np

def softmax_jacobian(z):
    z = np.array(sorted(z), dtype=float)
    s = np.exp(z - np.logaddexp.reduce(z))
    return np.abs(np.diag(s) - np.outer(s, s))
