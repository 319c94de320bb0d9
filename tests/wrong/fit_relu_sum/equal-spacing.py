# mistake: all gaps are taken as wide as the first
# expects: fit_relu_sum.first-distance
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    h = knots[1] - knots[0]
    slopes = np.diff(y) / h
    return y[0], np.append(slopes[0], slopes[1:] - slopes[:-1])
