# mistake: the sign of the exponent is turned round, so the lowest score gets the highest probability
# second: the default of axis is 0
# expects: softmax.sign
import numpy as np

def softmax(z, axis=0):
    z = np.asarray(z, dtype=float)
    e = np.exp(z.min(axis=axis, keepdims=True) - z)
    return e / e.sum(axis=axis, keepdims=True)
