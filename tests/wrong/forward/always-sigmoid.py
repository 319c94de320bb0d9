# mistake: the names are not looked at: sigmoid everywhere
# second: every layer starts from X again, so other sizes fail
# expects: forward.always-one-function
import numpy as np

def forward(X, layers, activations):
    cache = []
    for W, b in layers:
        Z = np.matmul(X, W) + b
        A = 1 / (1 + np.exp(-Z))
        cache.append({"A_prev": X, "Z": Z, "A": A})
    return A, cache
