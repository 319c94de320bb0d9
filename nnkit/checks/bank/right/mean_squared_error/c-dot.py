# style: the dot product of the differences with themselves
import numpy as np


def mean_squared_error(y, p):
    gap = np.subtract(y, p).ravel()
    return gap @ gap / len(gap)
