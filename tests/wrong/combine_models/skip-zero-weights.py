# mistake: terms with weight 0 are skipped, so with w1 = w2 = 0 and array inputs the result is one number instead of an array of their shape.
# expects: property.shape
import numpy as np


def combine_models(p1, p2, w1, w2, b):
    z = b
    if w1:
        z = z + w1 * np.asarray(p1)
    if w2:
        z = z + w2 * np.asarray(p2)
    return 1 / (1 + np.exp(-z))
