# mistake: softmax of softmax
# expects: softmax.twice
import numpy as np
def helper(v, axis):
    w = np.exp(v - v.max(axis, keepdims=True))
    return w / w.sum(axis, keepdims=True)
def softmax(z, axis=-1):
    first = helper(z, axis)
    return helper(first, axis)
