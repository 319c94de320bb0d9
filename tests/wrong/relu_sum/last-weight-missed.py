# mistake: the loop stops one weight too early
# expects: relu_sum.misses-last
import numpy as np

def relu_sum(x, offset, weights, knots):
    s = np.zeros(np.shape(x)) + offset
    for i in range(len(weights) - 1):
        s += weights[i] * np.maximum(x - knots[i], 0)
    return s
