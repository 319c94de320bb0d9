# mistake: the sum
# second: a half
# expects: mean_squared_error.half
import numpy as np
def mean_squared_error(y, p):
    gap = (y - p).ravel()
    return sum(g * g for g in gap) / 2
