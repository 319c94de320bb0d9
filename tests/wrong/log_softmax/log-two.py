# mistake: a logarithm to base 2
# expects: log_softmax.other-base
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z, axis=axis, keepdims=True)
    q = np.exp(d) / np.exp(d).sum(axis=axis, keepdims=True)
    return d * np.log2(np.e) - np.log2(np.exp(d).sum(axis=axis, keepdims=True))
