# mistake: the caller's scores are changed
# expects: property.changes-input
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = logits if logits.dtype == np.float64 else logits.astype(float)
    p -= p.max(axis=1, keepdims=True)
    np.exp(p, p)
    p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(p)), labels] -= 1
    p /= len(p)
    return p.copy()
