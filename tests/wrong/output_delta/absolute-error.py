# mistake: the absolute error, so deltas are never negative
# second: 1 - a without the factor a
# expects: output_delta.size-only
import numpy as np

def output_delta(y, a):
    error = np.abs(a - y)
    return error * (1 - a)
