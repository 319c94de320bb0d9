# mistake: subtracts b, as if it were a threshold
# expects: weighted_sum.minus-bias
import numpy as np

def weighted_sum(x, w, b):
    return np.sum(x * w) - b
