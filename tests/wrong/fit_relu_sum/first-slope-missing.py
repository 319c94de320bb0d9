# mistake: only the changes of slope: the first slope is left out, a weight too few
# expects: fit_relu_sum.one-weight-too-few
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    slopes = np.diff(y) / np.diff(knots)
    bends = np.diff(slopes)
    return y[0], bends
