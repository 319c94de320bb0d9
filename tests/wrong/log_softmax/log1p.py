# mistake: uses log1p for the sum of all exponentials, which counts the largest score twice
# expects: log_softmax.log1p
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    d = z - z.max(axis=axis, keepdims=True)
    return d - np.log1p(np.exp(d).sum(axis=axis, keepdims=True))
