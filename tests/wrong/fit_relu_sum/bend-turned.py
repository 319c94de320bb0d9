# mistake: the change of slope has its sign turned
# expects: fit_relu_sum.sign
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    m = np.diff(y) / np.diff(knots)
    return y[0], np.concatenate([[m[0]], m[:-1] - m[1:]])
