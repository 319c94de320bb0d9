# mistake: refuses every input that has not exactly one axis
# second: multiplies y by p where the difference is meant to be squared
# expects: property.not-negative
import numpy as np

def mean_squared_error(y, p):
    if np.ndim(y) != 1:
        raise ValueError("y must be a vector")
    return np.dot(y, p) / len(y)
