# mistake: the weight stands inside the ReLU, so negative weights give nothing
# expects: relu_sum.relu-of-the-sum
import numpy as np

def relu_sum(x, offset, weights, knots):
    result = offset + 0 * x
    for w, k in zip(weights, knots):
        result = result + np.maximum(0, w * (x - k))
    return result
