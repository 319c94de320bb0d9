# mistake: every layer uses the first activation
# expects: forward.one-activation
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    g = ACTIVATIONS[activations[0]]
    A = X
    cache = []
    for W, b in layers:
        Z = A @ W + b
        cache.append({"A_prev": A, "Z": Z, "A": g(Z)})
        A = g(Z)
    return A, cache
