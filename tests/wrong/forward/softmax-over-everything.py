# mistake: an own softmax sums over the whole batch
# expects: forward.softmax-over-everything
import numpy as np
from nnkit import ACTIVATIONS

def softmax(Z):
    E = np.exp(Z - np.max(Z))
    return E / E.sum()

def forward(X, layers, activations):
    A, cache = X, []
    for (W, b), name in zip(layers, activations):
        Z = A @ W + b
        g = softmax if name == "softmax" else ACTIVATIONS[name]
        cache.append({"A_prev": A, "Z": Z, "A": g(Z)})
        A = g(Z)
    return A, cache
