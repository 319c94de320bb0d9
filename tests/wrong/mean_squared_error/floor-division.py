# mistake: divides with //
# expects: mean_squared_error.whole-numbers
import numpy as np

def mean_squared_error(y, p):
    d = np.subtract(y, p, dtype=float)
    return (d ** 2).sum() // d.size
