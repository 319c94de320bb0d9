# mistake: `-=` on the result of asarray changes a float input itself
# expects: property.changes-input
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
