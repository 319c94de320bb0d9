# style: a loop over all entries
import numpy as np


def mean_squared_error(y, p):
    total = 0.0
    for one, other in zip(np.ravel(y), np.ravel(p)):
        total += (one - other) ** 2
    return total / np.size(y)
