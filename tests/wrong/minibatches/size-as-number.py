# mistake: batch_size is taken as the number of batches
# second: rows and labels in the other order
# expects: minibatches.labels-first
import numpy as np

def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(X))
    groups = [g for g in np.array_split(order, batch_size) if len(g)]
    return [(y[g], X[g]) for g in groups]
