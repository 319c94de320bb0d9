# mistake: one dict for all layers: the cache shows the last layer again and again
# expects: forward.cache-one-dict
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    A = X
    cache = []
    step = {}
    for (W, b), name in zip(layers, activations):
        step["A_prev"] = A
        step["Z"] = A @ W + b
        step["A"] = A = ACTIVATIONS[name](step["Z"])
        cache.append(step)
    return A, cache
