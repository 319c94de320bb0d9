# mistake: powers of two in place of e
# expects: softmax.base-2
import numpy as np
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    p = np.power(2.0, z - z.max(axis=axis, keepdims=True))
    return p / p.sum(axis=axis, keepdims=True)
