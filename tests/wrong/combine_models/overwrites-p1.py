# mistake: the caller's p1 is multiplied in place
# expects: property.changes-input
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    p1 = np.asarray(p1)
    p1 *= w1
    z = p1 + w2 * p2 + b
    return 1 / (1 + np.exp(-z))
