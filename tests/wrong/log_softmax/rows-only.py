# mistake: the axis is ignored
# expects: log_softmax.ignores-axis
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=-1, keepdims=True)
    return d - np.log(np.sum(np.exp(d), axis=-1, keepdims=True))
