# mistake: the cache keeps the activation under Z
# expects: forward.cache-activated-sums
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = X
    cache = []
    for (W, b), name in zip(layers, activations):
        A_prev = A
        Z = A_prev @ W + b
        Z = ACTIVATIONS[name](Z)
        A = Z
        cache.append({"A_prev": A_prev, "Z": Z, "A": A})
    return A, cache
