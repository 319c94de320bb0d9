# mistake: the sum without its logarithm
# expects: log_softmax.no-logarithm-of-sum
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=axis, keepdims=True)
    return d - np.sum(np.exp(d), axis=axis, keepdims=True)
