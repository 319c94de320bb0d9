# mistake: one mean a column
# expects: mean_squared_error.one-a-row
import numpy as np
def mean_squared_error(y, p):
    return ((y - p) ** 2).mean(axis=0)
