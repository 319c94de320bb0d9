# mistake: gives (weights, offset)
# expects: fit_relu_sum.exchanged
import numpy as np

def fit_relu_sum(f, knots):
    values = f(knots)
    slopes = np.diff(values) / np.diff(knots)
    weights = np.concatenate([slopes[:1], np.diff(slopes)])
    return weights, values[0]
