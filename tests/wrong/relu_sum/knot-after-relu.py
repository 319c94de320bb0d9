# mistake: relu(x) - knot: the knot is taken off outside
# expects: relu_sum.knot-after-relu
import numpy as np

def relu(t):
    return np.maximum(t, 0)

def relu_sum(x, offset, weights, knots):
    terms = [w * (relu(x) - k) for w, k in zip(weights, knots)]
    return offset + sum(terms)
