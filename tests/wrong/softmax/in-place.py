# mistake: the scores of the caller are changed
# expects: property.changes-input
import numpy as np
def softmax(z, axis=-1):
    if z.dtype != float:
        z = z.astype(float)
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)
