# mistake: squeezes the result, so scores with an axis of length 1 come back in another shape
# second: the einsum takes two axes only and normalises the rows of every table, also where axis 0 is asked
# expects: softmax.ignores-axis
import numpy as np

def softmax(z, axis=-1):
    z = np.atleast_2d(np.asarray(z, dtype=float))
    e = np.exp(z - z.max(axis=1)[:, None])
    return np.einsum("ij,i->ij", e, 1 / np.einsum("ij->i", e)).squeeze()
