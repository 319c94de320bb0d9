# style: one divided by a sum of ratios
import numpy as np


def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    rows = np.swapaxes(z, axis, -1)
    gaps = np.minimum(rows[..., None, :] - rows[..., :, None], 700)
    return np.swapaxes(1 / np.exp(gaps).sum(axis=-1), axis, -1)
