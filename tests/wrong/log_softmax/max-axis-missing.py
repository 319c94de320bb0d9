# mistake: one maximum for the whole array
# expects: log_softmax.global-max
import numpy as np
def log_softmax(z, axis=-1):
    m = z.max()
    return z - (m + np.log(np.exp(z-m).sum(axis=axis, keepdims=True)))