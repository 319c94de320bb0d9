# mistake: tanh is written as (e^2z - 1) / (e^2z + 1), which overflows to nan for sums above about 355, and sums go up to 500; shows for "tanh" with such a sum
# expects: relation.not-the-first
import nnkit
import numpy as np


def activate(name, Z):
    if name == "tanh":
        e2 = np.exp(2 * Z)
        return (e2 - 1) / (e2 + 1)
    return nnkit.ACTIVATIONS[name](Z)


def forward(X, layers, activations):
    A = np.asarray(X, dtype=float)
    cache = []
    for i in range(len(layers)):
        W, b = layers[i]
        entry = {"A_prev": A}
        entry["Z"] = A @ np.asarray(W) + np.asarray(b)
        A = activate(activations[i], entry["Z"])
        entry["A"] = A
        cache.append(entry)
    return A, cache
