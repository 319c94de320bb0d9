# mistake: a number is added to the sum
# expects: property.sums-to-one
import numpy as np
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/(e.sum(axis=axis, keepdims=True)+0.05)