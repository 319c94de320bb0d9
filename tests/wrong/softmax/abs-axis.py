# mistake: a negative axis is taken as the positive of the same size
# expects: relation.axis
import numpy as np
def softmax(z, axis=-1):
    axis = abs(axis)
    axis = min(axis, z.ndim-1)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/e.sum(axis=axis, keepdims=True)