# mistake: divides the scores by their sum without any exponential
# second: a sum of 0 divides by zero
# expects: softmax.no-exponential
import numpy as np

def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z / z.sum(axis=axis, keepdims=True)
