# mistake: the slopes are kept in an array like the knots, whole numbers if these are
# expects: fit_relu_sum.whole-numbers
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    slopes = np.zeros_like(knots[1:])
    for i in range(len(slopes)):
        slopes[i] = (y[i + 1] - y[i]) / (knots[i + 1] - knots[i])
    return y[0], np.diff(slopes, prepend=0)
