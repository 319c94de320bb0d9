# mistake: gives (cache, A): the results in the other order
# expects: forward.results-exchanged
from nnkit import ACTIVATIONS

def forward(X, layers, activations):
    cache, A = [], X
    for k, (W, b) in enumerate(layers):
        Z = A @ W + b
        entry = {"A_prev": A, "Z": Z, "A": ACTIVATIONS[activations[k]](Z)}
        cache.append(entry)
        A = entry["A"]
    return cache, A
