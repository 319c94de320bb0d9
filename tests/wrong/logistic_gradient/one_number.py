# mistake: dw is averaged over the inputs as well, to one number
# expects: property.shape
# second: everything is doubled
import numpy as np

def logistic_gradient(X, y, w, b):
    p = 1 / (1 + np.exp(-(X @ w + b)))
    e = 2 * (p - y)
    return np.mean(e[:, None] * X), np.mean(e)
