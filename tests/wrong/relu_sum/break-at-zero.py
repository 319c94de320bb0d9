# mistake: break instead of continue at a weight of 0, so everything behind a zero weight is left out.
# expects: property.kinds
import numpy as np


def relu_sum(x, offset, weights, knots):
    x = np.asarray(x, dtype=float)
    total = np.full(x.shape, float(offset))
    for w, k in zip(weights, knots):
        if w == 0:
            break
        total = total + w * np.maximum(0, x - k)
    return total
