# mistake: collects the squares in an array of y's dtype, so with whole numbers in y fractions are cut
# expects: property.kinds | relation.truncated
import numpy as np

def mean_squared_error(y, p):
    y = np.asarray(y)
    squares = np.zeros_like(y)
    for idx in np.ndindex(y.shape):
        squares[idx] = (float(y[idx]) - float(p[idx])) ** 2
    return squares.mean()
