# mistake: sorts both arrays before it compares them
# second: gives the mean and not the sum
# expects: property.doubled-differences | squared_error.mean
import numpy as np

def squared_error(target, output):
    t = sorted(np.ravel(target).tolist())
    o = sorted(np.ravel(output).tolist())
    s = 0
    for i, v in enumerate(t):
        s += (v - o[i]) ** 2
    return 0.5 * s / len(t)
