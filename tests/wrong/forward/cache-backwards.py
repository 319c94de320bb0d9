# mistake: the cache begins with the last layer
# second: and A_prev is left out
# expects: forward.cache-keys
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = X
    cache = []
    for (W, b), name in zip(layers, activations):
        Z = A @ W + b
        A = ACTIVATIONS[name](Z)
        cache.insert(0, {"Z": Z, "A": A})
    return A, cache
