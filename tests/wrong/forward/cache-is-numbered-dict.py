# mistake: the cache is a dict by layer number, not a list
# expects: property.type
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    cache = {}
    A = X
    for l, ((W, b), g) in enumerate(zip(layers, activations), start=1):
        Z = A @ W + b
        cache[l] = {"A_prev": A, "Z": Z, "A": ACTIVATIONS[g](Z)}
        A = cache[l]["A"]
    return A, cache
