# mistake: one sum for everything
# expects: log_softmax.global-sum
import numpy as np
def log_softmax(z, axis=-1):
    d = z - np.max(z)
    return d - np.log(np.sum(np.exp(d)))
