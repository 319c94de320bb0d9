# mistake: adds 0.01 to the denominator "against division by zero", so the entries do not sum to 1
# expects: softmax.sum-too-large
import numpy as np

EPS = 1e-2

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / (e.sum(axis=axis, keepdims=True) + EPS)
