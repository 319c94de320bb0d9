# mistake: for large scores it just gives 1 to the first largest score, which is wrong for ties and for close scores
# expects: relation.rounded
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    if np.abs(z).max() > 300:
        out = np.zeros(z.shape)
        best = np.expand_dims(z.argmax(axis=axis), axis)
        np.put_along_axis(out, best, 1.0, axis=axis)
        return out
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)
