# mistake: subtracts the smallest score, so a spread above 709 overflows
# second: the exponentials are summed over axis -1 whatever axis is asked
# expects: property.axis | softmax.wrong-shift
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.min(axis=axis, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
