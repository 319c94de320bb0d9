# mistake: the mean is squared
# expects: mean_squared_error.square-of-sum
import numpy as np
def mean_squared_error(y, p):
    return (np.mean(y) - np.mean(p)) ** 2
