# mistake: the sum has lost its axis
# expects: log_softmax.no-keepdims
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=axis, keepdims=True)
    s = np.log(np.sum(np.exp(d), axis=axis))
    return d - s
