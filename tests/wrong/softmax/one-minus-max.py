# mistake: the sign of the scores is turned
# expects: softmax.sign
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(1 - z)
    return e/e.sum(axis=axis, keepdims=True)