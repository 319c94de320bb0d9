# mistake: each call of the same shape hands out the same buffer, so an earlier result changes afterwards
# expects: property.again
import numpy as np

_buffers = {}

def cross_entropy_gradient(logits, labels):
    shape = logits.shape
    out = _buffers.setdefault(shape, np.empty(shape))
    np.subtract(logits, logits.max(axis=1, keepdims=True), out=out)
    np.exp(out, out=out)
    out /= out.sum(axis=1, keepdims=True)
    out[np.arange(shape[0]), labels] -= 1
    out /= shape[0]
    return out
