# mistake: the sum has lost its axis
# expects: softmax.no-keepdims
import numpy as np
def softmax(x, axis=-1):
    top = np.exp(x - np.max(x, axis=axis, keepdims=True))
    bottom = np.sum(top, axis)
    return np.divide(top, bottom)
