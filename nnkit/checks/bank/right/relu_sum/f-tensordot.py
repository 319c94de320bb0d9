# style: the weights summed against a stack of hinges
import numpy as np

def relu_sum(x, offset, weights, knots):
    stack = np.array([np.maximum(x - k, 0) for k in knots[:len(weights)]])
    return np.tensordot(weights, stack, axes=1) + offset
