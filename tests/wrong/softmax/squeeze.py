# mistake: axes of length one are dropped
# expects: property.shape
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return (e/e.sum(axis=axis, keepdims=True)).squeeze()