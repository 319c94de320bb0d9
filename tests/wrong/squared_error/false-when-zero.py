# mistake: gives False back when there is no error at all
# expects: property.bool
import numpy as np

def squared_error(target, output):
    e = float(np.sum(np.subtract(target, output, dtype=float) ** 2)) / 2
    return e > 0 and e
