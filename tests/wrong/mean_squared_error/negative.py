# mistake: the sign
# expects: mean_squared_error.negative
import numpy as np
def mean_squared_error(y, p):
    return -np.mean(np.square(p - y))
