# mistake: columns are summed
# expects: mean_squared_error.only-rows
import numpy as np
def mean_squared_error(y, p):
    return np.mean(np.sum((y-p)**2, axis=-1))