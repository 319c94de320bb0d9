# mistake: ^ is not the power, so floats raise a TypeError and whole numbers give nonsense
# expects: error.exception
import numpy as np

def mean_squared_error(y, p):
    return np.mean((y - p) ^ 2)
