# mistake: beyond a difference of 1 the loss grows only linearly (Huber)
# second: has a half within
# expects: mean_squared_error.half
import numpy as np

def mean_squared_error(y, p):
    def h(d):
        d = abs(d)
        return 0.5 * d * d if d <= 1 else d - 0.5
    return float(np.vectorize(h, otypes=[float])(np.asarray(y, float) - np.asarray(p, float)).mean())
