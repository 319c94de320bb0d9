# mistake: the first number is skipped
# second: the sign is turned
# expects: property.not-negative | mean_squared_error.negative
import numpy as np
def mean_squared_error(y, p):
    y, p = y.ravel(), p.ravel()
    return -sum((y[i] - p[i]) ** 2 for i in range(1, len(y))) / len(y)
