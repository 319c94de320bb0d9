# mistake: a generator made anew with seed 0, so each call gives the same order
# expects: minibatches.same-order
import numpy as np

def minibatches(X, y, batch_size, rng):
    rng = np.random.default_rng(0)
    p = rng.permutation(X.shape[0])
    X, y = X[p], y[p]
    return ((X[s:s + batch_size], y[s:s + batch_size]) for s in range(0, X.shape[0], batch_size))
