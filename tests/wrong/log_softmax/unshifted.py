# mistake: the exponential overflows
# expects: log_softmax.no-shift
import numpy as np
def log_softmax(z, axis=-1):
    norm = np.log(np.sum(np.exp(z), axis=axis, keepdims=True))
    return z - norm
