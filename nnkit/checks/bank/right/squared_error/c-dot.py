# style: the dot product of the differences with themselves
import numpy as np


def squared_error(target, output):
    gap = np.subtract(target, output).ravel()
    return gap @ gap / 2
