# style: the squared length
import numpy as np


def mean_squared_error(y, p):
    length = np.linalg.norm((np.asarray(y, dtype=float) - p).reshape(-1))
    return float(length**2 / y.size)
