# style: sorted by random keys, then split at the multiples of the size
import numpy as np

def minibatches(X, y, batch_size, rng):
    order = np.argsort(rng.random(len(X)))
    cuts = range(batch_size, len(X), batch_size)
    return list(zip(np.split(X[order], cuts), np.split(y[order], cuts)))
