# mistake: where all of x lies at or left of the first knot it gives back the offset as one number instead of an array of the shape of x.
# expects: property.shape
import numpy as np


def relu_sum(x, offset, weights, knots):
    x = np.asarray(x, dtype=float)
    if x.max() <= knots[0]:
        return offset
    k = np.asarray(knots, dtype=float)[:-1]
    return offset + np.maximum(x[..., None] - k, 0) @ np.asarray(weights, dtype=float)
