# mistake: divides by the largest exponential instead of by the sum, so the entries do not sum to 1
# expects: softmax.not-normalised
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.max(axis=axis, keepdims=True)
