# mistake: returns after the first term
# expects: relu_sum.only-first
import numpy as np

def relu_sum(x, offset, weights, knots):
    total = offset
    for w, k in zip(weights, knots):
        total = total + w * np.maximum(x - k, 0)
        return total
