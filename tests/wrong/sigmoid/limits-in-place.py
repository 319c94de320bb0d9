# mistake: np.asarray does not copy a float array, so entries of the caller's array beyond 500 in size are overwritten (shows only for float arrays with such entries)
# expects: property.changes-input
import numpy as np


def sigmoid(x):
    """Squash every entry of x into a number between 0 and 1."""
    x = np.asarray(x, dtype=float)
    # exp overflows for big numbers, the sigmoid is flat there anyway
    x[x < -500] = -500
    x[x > 500] = 500
    return 1.0 / (1.0 + np.exp(-x))
