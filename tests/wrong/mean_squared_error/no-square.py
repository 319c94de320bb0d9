# mistake: the differences themselves
# expects: mean_squared_error.no-square
import numpy as np
def mean_squared_error(y, p):
    d = y - p
    return d.sum() / d.size
