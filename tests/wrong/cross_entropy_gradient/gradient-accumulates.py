# mistake: adds to the gradient of earlier calls of the same shape
# expects: relation.remembers
import numpy as np

def cross_entropy_gradient(logits, labels, _acc={}):
    z = np.asarray(logits, float)
    g = _acc.setdefault(z.shape, np.zeros(z.shape))
    s = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    s[np.arange(len(z)), labels] -= 1
    g += s / len(z)
    return g.copy()
