# mistake: the weights meet the knots one place too late
# expects: relu_sum.other-knots
import numpy as np

def relu_sum(x, offset, weights, knots):
    out = offset
    for w, k in zip(weights, knots[1:]):
        out = out + w * np.clip(x - k, 0, None)
    return out
