# mistake: x is shifted in place from knot to knot
# second: the second knot counts from the first
# expects: relu_sum.knots-add-up
import numpy as np

def relu_sum(x, offset, weights, knots):
    x = np.asarray(x)
    total = offset
    for w, k in zip(weights, knots):
        x -= k
        total = total + w * np.maximum(x, 0)
    return total
