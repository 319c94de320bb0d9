# style: a term counts only where x is past its knot
import numpy as np

def relu_sum(x, offset, weights, knots):
    y = np.full(np.shape(x), float(offset))
    for w, k in zip(weights, knots):
        y = y + (x > k) * w * (x - k)
    return y
