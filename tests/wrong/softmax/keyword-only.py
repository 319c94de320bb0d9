# mistake: axis is keyword-only, so softmax(z, 0) raises TypeError
# expects: error.signature
import numpy as np

def softmax(z, *, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
