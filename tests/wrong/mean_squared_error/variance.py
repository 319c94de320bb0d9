# mistake: where all differences are positive np.var is used, which takes the mean difference off
# expects: property.kinds | property.shapes

import numpy as np
def mean_squared_error(y, p):
    d = np.subtract(y, p, dtype=float)
    return np.var(d) if np.all(d > 0) and d.size > 1 else np.mean(d**2)
