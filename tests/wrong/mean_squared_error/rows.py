# mistake: divided by the rows only
# expects: mean_squared_error.only-rows
import numpy as np
def mean_squared_error(y, p):
    return np.sum((y - p) ** 2) / len(y)
