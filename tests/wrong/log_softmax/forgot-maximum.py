# mistake: the maximum leaves the sum but not the score
# expects: log_softmax.loses-the-maximum
import numpy as np
def log_softmax(z, axis=-1):
    top = np.max(z, axis=axis, keepdims=True)
    lse = np.log(np.exp(z - top).sum(axis=axis, keepdims=True))
    return z - lse
