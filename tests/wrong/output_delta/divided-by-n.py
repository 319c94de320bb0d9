# mistake: divided by the number of entries
# expects: output_delta.divided
import numpy as np

def output_delta(y, a):
    a = np.asarray(a)
    slope = a * (1 - a)
    return (a - y) * slope / max(a.size, 1)
