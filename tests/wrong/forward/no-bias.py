# mistake: the biases are left out
# expects: forward.no-bias
import numpy as np
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = np.array(X)
    cache = []
    for (W, _), g in zip(layers, activations):
        Z = np.dot(A, W)
        cache.append({"A_prev": A, "Z": Z, "A": ACTIVATIONS[g](Z)})
        A = cache[-1]["A"]
    return A, cache
