# mistake: treats what np.isclose calls 0 as the corner, so a small positive entry such as 1e-9 gets slope 0.
# expects: relation.not-the-first
import numpy as np


def relu_prime(x):
    x = np.asarray(x, dtype=float)
    return np.where(np.isclose(x, 0), 0.0, np.where(x > 0, 1.0, 0.0))
