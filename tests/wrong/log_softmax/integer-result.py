# mistake: the result array takes the whole-number dtype of z, so the logarithms are cut off
# expects: log_softmax.integer-buffer
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[...] = z - np.logaddexp.reduce(z.astype(float), axis=axis, keepdims=True)
    return out
