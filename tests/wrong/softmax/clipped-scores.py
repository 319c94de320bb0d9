# mistake: scores are cut to plus and minus 500
# expects: softmax.clipped
import numpy as np
def softmax(z, axis=-1):
    safe = np.maximum(np.minimum(z, 500), -500)
    e = np.exp(safe)
    return e / e.sum(axis=axis, keepdims=True)
