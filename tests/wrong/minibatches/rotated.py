# mistake: only starts at a random place, the order itself stays
# expects: minibatches.rotated
import numpy as np

def minibatches(X, y, batch_size, rng):
    n = len(X)
    start = rng.integers(n)
    order = (np.arange(n) + start) % n
    for k in range(0, n, batch_size):
        yield X[order[k:k + batch_size]], y[order[k:k + batch_size]]
