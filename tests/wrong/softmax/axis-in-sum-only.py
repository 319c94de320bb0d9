# mistake: the maximum is taken along the last axis whatever the axis
# expects: property.axis
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e/e.sum(axis=axis, keepdims=True)