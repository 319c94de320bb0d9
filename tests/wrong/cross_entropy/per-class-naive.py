# mistake: divided by the classes
# second: the logarithm meets 0
# expects: cross_entropy.divides-by-classes
import numpy as np
def cross_entropy(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(p)), labels]).sum() / p.shape[1]
