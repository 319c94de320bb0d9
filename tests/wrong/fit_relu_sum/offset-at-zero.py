# mistake: the offset is f(0), not f at the first knot
# expects: fit_relu_sum.offset
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    offset = f(np.array([0.0]))[0]
    slopes = np.diff(y) / np.diff(knots)
    weights = slopes.copy()
    weights[1:] -= slopes[:-1]
    return offset, weights
