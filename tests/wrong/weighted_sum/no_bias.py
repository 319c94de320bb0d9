# mistake: the bias is left out
# expects: weighted_sum.no-bias
import numpy as np

def weighted_sum(x, w, b):
    return np.dot(x, w)
