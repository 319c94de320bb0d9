# mistake: tries the naive formula first and repairs it afterwards, so numpy warns about overflow and nan
# expects: property.warns
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z)
    s = e / e.sum(axis=axis, keepdims=True)
    if not np.isfinite(s).all() or not np.allclose(s.sum(axis=axis), 1):
        e = np.exp(z - z.max(axis=axis, keepdims=True))
        s = e / e.sum(axis=axis, keepdims=True)
    return s
