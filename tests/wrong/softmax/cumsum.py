# mistake: running sums of the probabilities
# expects: property.sums-to-one
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return np.cumsum(e/e.sum(axis=axis, keepdims=True), axis=axis)