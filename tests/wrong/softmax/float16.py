# mistake: half precision, which is too coarse
# expects: property.order
import numpy as np
def softmax(z, axis=-1):
    z = z.astype(np.float16)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e/e.sum(axis=axis, keepdims=True)