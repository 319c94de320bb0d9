# mistake: treats what np.isclose calls 0 as the corner, so a small positive entry such as 1e-9 gets epsilon.
# expects: relation.not-the-first
import numpy as np


def leaky_relu_prime(x, epsilon):
    x = np.asarray(x, dtype=float)
    slope = np.where(x > 0, 1.0, epsilon)
    return np.where(np.isclose(x, 0), epsilon, slope)
