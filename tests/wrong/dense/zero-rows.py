# mistake: samples that are all zero are skipped as padding and keep 0 instead of the biases.
# expects: relation.zero-elsewhere
import numpy as np


def dense(X, W, b):
    X, W, b = (np.asarray(a, dtype=float) for a in (X, W, b))
    Z = np.zeros((X.shape[0], W.shape[1]))
    used = X.any(axis=1)
    Z[used] = X[used] @ W + b
    return Z
