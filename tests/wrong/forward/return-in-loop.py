# mistake: returns after the first layer
# expects: forward.first-layer-only
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = X
    cache = []
    for (W, b), name in zip(layers, activations):
        Z = A @ W + b
        cache.append({"A_prev": A, "Z": Z, "A": ACTIVATIONS[name](Z)})
        A = cache[-1]["A"]
        return A, cache
