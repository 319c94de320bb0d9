# mistake: divides by 4 as in the worked example
# expects: mean_squared_error.fixed-count
import numpy as np

def mean_squared_error(y, p):
    return np.sum(np.square(np.asarray(y, float) - np.asarray(p, float))) / 4
