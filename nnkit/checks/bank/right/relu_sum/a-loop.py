# style: one bend after the other
import numpy as np

def relu_sum(x, offset, weights, knots):
    y = offset
    for w, k in zip(weights, knots):
        y = y + w * np.maximum(0, x - k)
    return y
