# mistake: an own ReLU works in place and spoils the cached Z
# expects: forward.cache-activated-sums
from nnkit import ACTIVATIONS

def relu(Z):
    Z[Z < 0] = 0
    return Z

def forward(X, layers, activations):
    A, cache = X, []
    for (W, b), name in zip(layers, activations):
        A_prev, Z = A, A @ W + b
        A = relu(Z) if name == "relu" else ACTIVATIONS[name](Z)
        cache.append({"A_prev": A_prev, "Z": Z, "A": A})
    return A, cache
