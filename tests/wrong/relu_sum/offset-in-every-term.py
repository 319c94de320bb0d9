# mistake: the offset is added with every term
# expects: relu_sum.offset-each-time
import numpy as np

def relu_sum(x, offset, weights, knots):
    return sum(offset + w * np.maximum(0, x - k) for w, k in zip(weights, knots))
