# mistake: gives 0.0 where np.allclose finds the two equal; with its relative tolerance 1000000 and 1000005 count as equal, though the error is 12.5.
# expects: property.kinds
import numpy as np


def squared_error(target, output):
    t = np.asarray(target, dtype=float)
    o = np.asarray(output, dtype=float)
    if np.allclose(o, t):
        return 0.0
    return float(0.5 * ((t - o) ** 2).sum())
