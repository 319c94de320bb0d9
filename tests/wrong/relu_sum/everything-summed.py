# mistake: sums over the points as well
# second: the offset is left out
# expects: relu_sum.added-up
import numpy as np

def relu_sum(x, offset, weights, knots):
    result = 0
    for w, k in zip(weights, knots):
        result = result + np.sum(w * np.maximum(x - k, 0))
    return result
