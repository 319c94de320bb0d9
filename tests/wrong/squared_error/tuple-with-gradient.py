# mistake: gives a pair of loss and gradient back
# second: half is applied before squaring, so it is a quarter
# expects: property.shape
import numpy as np

def squared_error(target, output):
    d = 0.5 * (np.asarray(output, float) - np.asarray(target, float))
    return (d ** 2).sum(), d
