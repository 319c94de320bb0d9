# mistake: shifts the caller's own scores in place
# expects: property.changes-input
import numpy as np

def softmax_jacobian(z):
    z -= z.max()
    e = np.exp(z)
    s = e / e.sum()
    return np.diag(s) - s[:, None] * s[None, :]
