# style: one turn of the loop a layer
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A, cache = X, []
    for (W, b), name in zip(layers, activations):
        A_prev = A
        Z = A_prev @ W + b
        A = ACTIVATIONS[name](Z)
        cache.append({"A_prev": A_prev, "Z": Z, "A": A})
    return A, cache
