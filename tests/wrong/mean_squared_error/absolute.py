# mistake: absolute differences
# expects: mean_squared_error.absolute
import numpy as np
def mean_squared_error(y, p):
    return np.abs(p - y).mean()
