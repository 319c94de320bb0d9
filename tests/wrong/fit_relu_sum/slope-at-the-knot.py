# mistake: the slope of f at the knot, not of the chord to the next one
# expects: fit_relu_sum.tangent
import numpy as np

def fit_relu_sum(f, knots, h=1e-6):
    k = knots[:-1]
    slopes = (f(k + h) - f(k - h)) / (2 * h)
    weights = np.diff(np.concatenate(([0], slopes)))
    return f(knots)[0], weights
