# mistake: the weights are the slopes, not the changes of slope
# expects: fit_relu_sum.slopes
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    slopes = np.diff(y) / np.diff(knots)
    return y[0], slopes
