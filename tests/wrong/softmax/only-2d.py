# mistake: the axis is ignored
# expects: softmax.ignores-axis
import numpy as np
def softmax(z, axis=-1):
    if z.ndim == 1:
        e = np.exp(z - z.max()); return e/e.sum()
    out = np.zeros(z.shape)
    for i in range(z.shape[0]):
        e = np.exp(z[i]-z[i].max()); out[i] = e/e.sum()
    return out