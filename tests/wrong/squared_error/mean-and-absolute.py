# mistake: absolute differences
# second: a mean
# expects: squared_error.absolute
import numpy as np
def squared_error(target, output):
    return np.mean(np.absolute(target - output)) / 2
