# style: float32 and einsum
import numpy as np


def mean_squared_error(y, p):
    gap = np.asarray(y, dtype=np.float32).ravel() - np.asarray(p, dtype=np.float32).ravel()
    return np.einsum("i,i->", gap, gap) / gap.size
