# mistake: shifts only where a score is beyond 709, because e^709 is still finite; but the sum of three such powers overflows ([709, 709, 709] gives zeros and a warning).
# expects: property.large
import numpy as np


def softmax_jacobian(z):
    z = np.asarray(z, dtype=float)
    if np.max(np.abs(z)) > 709:
        z = z - z.max()
    e = np.exp(z)
    s = e / e.sum()
    return np.diag(s) - np.outer(s, s)
