# mistake: the result goes into a buffer like p1, whole numbers if p1 has them
# second: single numbers fail
# expects: error.exception
import math
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    out = np.zeros_like(p1)
    for k in range(len(p1.flat)):
        out.flat[k] = 1 / (1 + math.exp(-(w1 * p1.flat[k] + w2 * p2.flat[k] + b)))
    return out
