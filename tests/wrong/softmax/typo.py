# mistake: a name that does not exist
# expects: error.name
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/total