# style: float32 and einsum
import numpy as np


def squared_error(target, output):
    gap = np.asarray(target, dtype=np.float32).ravel() - np.asarray(output, dtype=np.float32).ravel()
    return np.einsum("i,i->", gap, gap) / 2
