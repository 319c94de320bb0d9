# mistake: probabilities are kept above 3e-15
# expects: property.large
import numpy as np
def log_softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.log(np.maximum(e/e.sum(axis=axis, keepdims=True), 3e-15))