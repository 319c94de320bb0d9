# mistake: off the diagonal it has s_i(1-s_j), as if the diagonal rule held everywhere
# expects: softmax_jacobian.one-minus
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    s = np.exp(z - z.max())
    s = s / s.sum()
    return np.outer(s, 1 - s)
