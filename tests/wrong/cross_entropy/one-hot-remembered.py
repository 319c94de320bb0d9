# mistake: the one-hot table of the first call with a shape is used again for all later ones
# expects: property.large
import numpy as np

_hot = {}

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    if z.shape not in _hot:
        _hot[z.shape] = np.eye(z.shape[1])[labels]
    logp = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -np.sum(_hot[z.shape] * logp) / z.shape[0]
