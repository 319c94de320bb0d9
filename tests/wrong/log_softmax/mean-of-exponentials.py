# mistake: a mean where the sum should be
# expects: log_softmax.mean
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=axis, keepdims=True)
    return d - np.log(np.average(np.exp(d), axis=axis)[()] if d.ndim == 1 else np.mean(np.exp(d), axis=axis, keepdims=True))
