# mistake: the axis is ignored
# second: the logarithm meets 0
# expects: log_softmax.ignores-axis
import numpy as np
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))
