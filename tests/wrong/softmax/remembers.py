# mistake: the first answer of each shape is given again
# expects: relation.remembers
import numpy as np
cache = {}
def softmax(z, axis=-1):
    key = (np.shape(z), axis)
    if key not in cache:
        e = np.exp(z - np.max(z, axis=axis, keepdims=True))
        cache[key] = e / e.sum(axis=axis, keepdims=True)
    return cache[key]
