# style: np.logaddexp.reduce
import numpy as np


def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    total = np.logaddexp.reduce(z, axis=axis)
    return z - np.expand_dims(total, axis)
