# mistake: makes a negative axis positive with abs(), so -1 means axis 1 and -2 means axis 2
# second: one-dimensional scores are softened as if no axis mattered, subtracting nothing, so big scores overflow
# expects: property.axis
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    if z.ndim == 1:
        return np.exp(z) / sum(np.exp(z))
    axis = abs(axis)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
