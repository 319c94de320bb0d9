# mistake: the copy keeps the dtype, so with whole numbers the small step is cut off and all slopes are 0
# expects: property.large
import numpy as np

def _loss(z, y):
    z = z.astype(float)
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), y])

def cross_entropy_gradient(logits, labels):
    h = 1e-5
    g = np.zeros(logits.shape)
    for i in np.ndindex(logits.shape):
        up, down = logits.copy(), logits.copy()
        up[i] = up[i] + h
        down[i] = down[i] - h if logits.dtype.kind == "f" else down[i]
        g[i] = (_loss(up, labels) - _loss(down, labels)) / (2 * h)
    return g
