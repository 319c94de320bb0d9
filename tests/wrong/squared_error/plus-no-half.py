# mistake: the arrays are added
# second: the half is missing
# expects: squared_error.adds
import numpy as np
def squared_error(target, output):
    return np.sum((target + output) ** 2)
