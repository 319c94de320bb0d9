# mistake: the cache is a default argument and keeps the layers of earlier calls
# expects: forward.cache-remembers
from nnkit import ACTIVATIONS

def forward(X, layers, activations, cache=[]):
    A = X
    for (W, b), name in zip(layers, activations):
        Z = A @ W + b
        A_new = ACTIVATIONS[name](Z)
        cache.append({"A_prev": A, "Z": Z, "A": A_new})
        A = A_new
    return A, cache
