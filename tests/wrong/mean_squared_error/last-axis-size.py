# mistake: divides by the size of the last axis only
# expects: mean_squared_error.only-columns
import numpy as np

def mean_squared_error(y, p):
    d = np.atleast_1d(np.asarray(y, float) - np.asarray(p, float))
    return np.einsum("...i,...i->...", d, d).sum() / d.shape[-1]
