# mistake: rounds the scores to whole numbers before it starts
# expects: property.differences
import numpy as np

def log_softmax(z, axis=-1):
    z = np.rint(np.asarray(z)).astype(int)
    d = z - z.max(axis=axis, keepdims=True)
    return d - np.log(np.exp(d).sum(axis=axis, keepdims=True))
