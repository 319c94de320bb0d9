# mistake: the exponential overflows
# expects: cross_entropy_gradient.no-shift
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
    p[range(len(p)), labels] -= 1.0
    return np.array(p) / p.shape[0]
