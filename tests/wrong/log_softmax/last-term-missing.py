# mistake: the sum of the exponentials runs to len - 1 and misses the last score
# expects: property.exponentials-sum-to-one
import math
import numpy as np

def _line(v):
    m = max(v)
    total = 1e-300
    for i in range(0, len(v) - 1):
        total += math.exp(v[i] - m)
    return [x - m - math.log(total) for x in v]

def log_softmax(z, axis=-1):
    return np.apply_along_axis(_line, axis, np.asarray(z, dtype=float))
