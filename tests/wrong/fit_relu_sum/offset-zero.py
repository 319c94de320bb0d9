# mistake: the offset is 0, so the curve starts at 0
# expects: fit_relu_sum.offset
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    s = (y[1:] - y[:-1]) / (knots[1:] - knots[:-1])
    weights = np.diff(s, prepend=0.0)
    return 0.0, weights
