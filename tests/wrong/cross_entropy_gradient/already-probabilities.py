# mistake: where every row of the logits is non-negative and sums to 1, they are taken for probabilities and not put through the softmax.
# expects: property.kinds
import numpy as np


def cross_entropy_gradient(logits, labels):
    p = np.array(logits, dtype=float)
    if p.min() < 0 or not np.allclose(p.sum(axis=1), 1):
        p = np.exp(p - p.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
    p[np.arange(len(p)), np.asarray(labels).astype(int)] -= 1
    return p / len(p)
