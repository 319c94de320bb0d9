# mistake: every nan becomes 1
# expects: property.large | relation.last-sample
import numpy as np
def softmax(z, axis=-1):
    with np.errstate(all="ignore"):
        e = np.exp(z)
        p = e/e.sum(axis=axis, keepdims=True)
    return np.where(np.isnan(p), 1.0, p)