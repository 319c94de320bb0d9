# mistake: keeps the normaliser of the first call for every shape and uses it again for other numbers
# expects: property.default
import numpy as np

_known = {}

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    key = (z.shape, axis)
    if key not in _known:
        m = z.max(axis=axis, keepdims=True)
        _known[key] = m, np.exp(z - m).sum(axis=axis, keepdims=True)
    m, total = _known[key]
    return np.exp(np.minimum(z - m, 700)) / total
