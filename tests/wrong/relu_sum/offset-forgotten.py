# mistake: the offset is left out
# expects: relu_sum.no-offset
import numpy as np

def relu_sum(x, offset, weights, knots):
    total = 0.0
    for w, k in zip(weights, knots):
        total = total + w * np.maximum(0, x - k)
    return total
