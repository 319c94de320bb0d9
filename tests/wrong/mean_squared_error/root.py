# mistake: a square root
# expects: mean_squared_error.root
import numpy as np
def mean_squared_error(y, p):
    return np.sqrt(((y - p) ** 2).mean())
