# mistake: the scores are sorted
# expects: property.order
import numpy as np
def softmax(z, axis=-1):
    z = np.sort(z, axis=axis)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/e.sum(axis=axis, keepdims=True)