# style: float32
import numpy as np


def log_softmax(z, axis=-1):
    a = np.asarray(z).astype(np.float32)
    a = a - a.max(axis=axis, keepdims=True)
    return a - np.log(np.sum(np.exp(a), axis=axis, keepdims=True, dtype=np.float32))
