# mistake: the order comes from np.random, not from rng
# expects: minibatches.global-generator
import numpy as np

def minibatches(X, y, batch_size, rng):
    index = np.arange(len(X))
    np.random.shuffle(index)
    i = 0
    while i < len(index):
        part = index[i:i + batch_size]
        yield X[part], y[part]
        i += batch_size
