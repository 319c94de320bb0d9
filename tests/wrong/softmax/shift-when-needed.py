# mistake: shifts only where a score is beyond 709, because e^709 is still finite; but the sum of three such powers overflows ([709, 709, 709] gives 0 and a warning).
# expects: property.large
import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    if np.abs(z).max() > 709:
        z = z - z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)
