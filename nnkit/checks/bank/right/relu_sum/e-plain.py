# style: one number at a time, lists back
import numpy as np

def relu_sum(x, offset, weights, knots):
    if np.ndim(x) > 0:
        return [relu_sum(part, offset, weights, knots) for part in x]
    y = float(offset)
    for w, k in zip(weights, knots):
        if x > k:
            y += w * (x - k)
    return y
