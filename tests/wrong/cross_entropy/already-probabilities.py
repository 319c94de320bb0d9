# mistake: where every row of the logits is non-negative and sums to 1, they are taken for probabilities and not put through the softmax.
# expects: property.kinds
import numpy as np


def cross_entropy(logits, labels):
    z = np.asarray(logits, dtype=float)
    rows = np.arange(len(z))
    labels = np.asarray(labels).astype(int)
    if (z >= 0).all() and np.allclose(z.sum(axis=1), 1):
        return float(-np.log(np.maximum(z[rows, labels], 1e-300)).mean())
    top = z.max(axis=1, keepdims=True)
    logp = z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True))
    return float(-logp[rows, labels].mean())
