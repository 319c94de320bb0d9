# mistake: cut in pieces of nearly one size, so more than the last are smaller
# expects: minibatches.even-pieces
import numpy as np

def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    pieces = np.array_split(order, -(-len(X) // batch_size))
    return [(X[p], y[p]) for p in pieces]
