# mistake: the smallest score is subtracted
# expects: softmax.wrong-shift
import numpy as np
def softmax(z, axis=-1):
    z = z - z.min(axis=axis, keepdims=True)
    e = np.exp(z)
    return e/e.sum(axis=axis, keepdims=True)