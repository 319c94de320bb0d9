# mistake: a weight for the last knot as well
# expects: fit_relu_sum.one-weight-too-many
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    slopes = np.diff(y) / np.diff(knots)
    padded = np.concatenate([[0], slopes, [0]])
    return y[0], np.diff(padded)
