# mistake: finds a weight's knot with list.index, so where a weight occurs twice both use the first one's knot.
# expects: property.kinds
import numpy as np


def relu_sum(x, offset, weights, knots):
    x = np.asarray(x, dtype=float)
    weights = list(weights)
    total = offset + np.zeros(x.shape)
    for w in weights:
        total = total + w * np.maximum(0, x - knots[weights.index(w)])
    return total
