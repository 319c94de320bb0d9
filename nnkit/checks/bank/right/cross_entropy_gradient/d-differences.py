# style: central differences
import numpy as np


def cross_entropy_gradient(logits, labels):
    def loss(z):
        return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), labels])

    z = logits.astype(float)
    slopes = np.empty_like(z)
    h = 1e-4
    for i in np.ndindex(z.shape):
        up, down = z.copy(), z.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (loss(up) - loss(down)) / (2 * h)
    return slopes
