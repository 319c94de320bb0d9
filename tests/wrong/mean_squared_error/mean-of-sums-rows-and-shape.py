# mistake: is the mean over the rows of the sums within a row, so tables come out too large
# second: the result has an extra dimension
# expects: property.shape
import numpy as np

def mean_squared_error(y, p):
    rows = []
    for a, b in zip(np.atleast_1d(y), np.atleast_1d(p)):
        rows.append(np.sum((a * 1.0 - b) ** 2))
    return np.array([np.mean(rows)])
