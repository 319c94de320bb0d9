# style: a loop over all entries
import numpy as np


def squared_error(target, output):
    total = 0.0
    for one, other in zip(np.ravel(target), np.ravel(output)):
        total += (one - other) ** 2
    return total / 2
