# mistake: runs over all knots, one more than there are weights
# expects: relu_sum.all-knots
import numpy as np

def relu_sum(x, offset, weights, knots):
    y = offset
    for i in range(len(knots)):
        y = y + weights[i] * np.maximum(x - knots[i], 0)
    return y
