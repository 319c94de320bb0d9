# mistake: A_prev is the input X for every layer
# expects: forward.cache-always-x
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A, cache = X, []
    for layer, name in zip(layers, activations):
        Z = A @ layer[0] + layer[1]
        A = ACTIVATIONS[name](Z)
        cache += [{"A_prev": X, "Z": Z, "A": A}]
    return A, cache
