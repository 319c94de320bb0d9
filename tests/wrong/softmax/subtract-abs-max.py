# mistake: subtracts the largest absolute value, so scores that are all strongly negative underflow to 0/0
# expects: property.large | relation.not-the-last
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    shift = np.abs(z).max(axis=axis, keepdims=True)
    e = np.exp(z - shift)
    return e / e.sum(axis=axis, keepdims=True)
