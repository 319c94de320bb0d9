# style: the squared length
import numpy as np


def squared_error(target, output):
    length = np.linalg.norm((np.asarray(target, dtype=float) - output).reshape(-1))
    return float(length**2 / 2)
