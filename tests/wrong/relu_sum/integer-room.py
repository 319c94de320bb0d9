# mistake: the sum is kept in an array like x, whole numbers if x has them
# expects: relu_sum.whole-numbers
import numpy as np

def relu_sum(x, offset, weights, knots):
    y = np.full_like(x, offset)
    for w, k in zip(weights, knots):
        y[...] = y + w * np.maximum(x - k, 0)
    return y
