# style: a hidden layer of shifted ReLUs and a linear output
import numpy as np

def relu_sum(x, offset, weights, knots):
    hidden = np.maximum(0, np.asarray(x)[..., None] - knots[:len(weights)])
    return hidden @ weights + offset
