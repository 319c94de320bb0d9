# mistake: where a layer's input is all zero (zero batch, dead ReLU layer) Z is taken as b itself: shape (H,) instead of (N, H).
# expects: property.shape
import nnkit
import numpy as np


def forward(X, layers, activations):
    A = np.array(X, dtype=float)
    cache = []
    for (W, b), name in zip(layers, activations):
        W, b = np.asarray(W, dtype=float), np.array(b, dtype=float)
        Z = A @ W + b if A.any() else b
        out = nnkit.ACTIVATIONS[name](Z)
        cache.append({"A_prev": A, "Z": Z, "A": out})
        A = out
    return A, cache
