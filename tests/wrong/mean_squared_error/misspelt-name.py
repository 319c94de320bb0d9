# mistake: the function has another name than asked
# expects: error.missing
import numpy as np

def mean_square_error(y, p):
    return np.mean((np.asarray(y, float) - np.asarray(p, float)) ** 2)
