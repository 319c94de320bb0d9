# mistake: the raw error, without the slope of the sigmoid
# expects: output_delta.no-slope
import numpy as np

def output_delta(y, a):
    error = np.subtract(a, y)
    return error
