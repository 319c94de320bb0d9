# style: slopes between the knots; each weight is a change of slope
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    slopes = np.diff(y) / np.diff(knots)
    return y[0], np.diff(slopes, prepend=0)
