# mistake: the last layer's activation is skipped
# expects: forward.no-last-activation
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = X
    cache = []
    last = len(layers) - 1
    for k, (W, b) in enumerate(layers):
        Z = A @ W + b
        out = Z if k == last else ACTIVATIONS[activations[k]](Z)
        cache.append({"A_prev": A, "Z": Z, "A": out})
        A = out
    return A, cache
