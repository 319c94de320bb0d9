# mistake: a tiny number is added inside the logarithm
# expects: log_softmax.epsilon
import numpy as np
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis, keepdims=True))
    return np.log(e / np.sum(e, axis, keepdims=True) + 1e-12)
