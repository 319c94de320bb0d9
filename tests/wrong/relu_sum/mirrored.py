# mistake: knot minus x: the pieces open to the left
# expects: relu_sum.turned-round
import numpy as np

def relu_sum(x, offset, weights, knots):
    y = offset
    for i, w in enumerate(weights):
        y = y + w * np.maximum(knots[i] - x, 0)
    return y
