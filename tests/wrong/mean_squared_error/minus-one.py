# mistake: divided by one less
# expects: mean_squared_error.wrong-count
import numpy as np
def mean_squared_error(y, p):
    return np.sum((y - p) ** 2) / (y.size - 1)
