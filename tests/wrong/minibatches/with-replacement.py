# mistake: each batch is drawn anew, so samples repeat and others are missing
# expects: minibatches.repeats
import math

def minibatches(X, y, batch_size, rng):
    n = len(X)
    left = n
    for _ in range(math.ceil(n / batch_size)):
        chosen = rng.integers(0, n, size=min(batch_size, left))
        left -= len(chosen)
        yield X[chosen], y[chosen]
