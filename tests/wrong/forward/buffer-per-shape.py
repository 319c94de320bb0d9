# mistake: one buffer for the weighted sums of each shape, so where two layers have the same number of neurons the cache of the earlier one shows the later one's Z.
# expects: forward.cache-wrong-z
import nnkit
import numpy as np


def forward(X, layers, activations):
    A = np.array(X, dtype=float)
    buffers = {}
    cache = []
    for (W, b), name in zip(layers, activations):
        W = np.asarray(W, dtype=float)
        shape = (A.shape[0], W.shape[1])
        Z = buffers.setdefault(shape, np.empty(shape))
        np.matmul(A, W, out=Z)
        Z += np.asarray(b, dtype=float)
        out = np.array(nnkit.ACTIVATIONS[name](Z))
        cache.append({"A_prev": A, "Z": Z, "A": out})
        A = out
    return A, cache
