# mistake: a list with the number in it
# expects: property.shape
import numpy as np
def mean_squared_error(y, p):
    return [np.mean((y - p) ** 2)]
