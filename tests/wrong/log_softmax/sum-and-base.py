# mistake: one sum for everything
# second: base 10
# expects: log_softmax.other-base
import numpy as np
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.log10(e / e.sum())
