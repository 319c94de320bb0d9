# mistake: the sign is turned
# expects: log_softmax.negative
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=axis, keepdims=True)
    return np.log(np.exp(d).sum(axis=axis, keepdims=True)) - d
