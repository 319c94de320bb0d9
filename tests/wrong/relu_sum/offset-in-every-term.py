# mistake: the offset is added with every term
import numpy as np

def relu_sum(x, offset, weights, knots):
    return sum(offset + w * np.maximum(0, x - k) for w, k in zip(weights, knots))
