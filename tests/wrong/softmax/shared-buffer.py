# mistake: writes every result of one shape into the same buffer, so a later call changes an earlier result
# expects: property.again
import numpy as np

class _Softmax:
    def __init__(self):
        self.buffers = {}

    def __call__(self, z, axis=-1):
        z = np.asarray(z, dtype=float)
        out = self.buffers.setdefault(z.shape, np.empty(z.shape))
        np.exp(z - z.max(axis=axis, keepdims=True), out=out)
        out /= out.sum(axis=axis, keepdims=True)
        return out

softmax = _Softmax()
