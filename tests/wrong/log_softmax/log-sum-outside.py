# mistake: a sum of logarithms
# expects: log_softmax.sum-of-scores
import numpy as np
def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.sum(np.log(np.exp(z-m)), axis=axis, keepdims=True)