# mistake: results stored in an array of y's type, whole numbers for whole labels
# expects: output_delta.integer-buffer
import numpy as np

def output_delta(y, a):
    out = np.zeros_like(y)
    out[...] = (a - y) * a * (1 - a)
    return out
