# mistake: a temperature of 1.2
# expects: property.order
import numpy as np
def softmax(z, axis=-1, T=1.2):
    z = z/T
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/e.sum(axis=axis, keepdims=True)