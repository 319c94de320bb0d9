# mistake: the default of axis is 0 instead of -1
# expects: softmax.default-axis
import numpy as np

def softmax(z, axis=0):
    arr = np.asarray(z, dtype=float)
    shifted = arr - np.max(arr, axis=axis, keepdims=True)
    ex = np.exp(shifted)
    return np.divide(ex, np.sum(ex, axis=axis, keepdims=True))
