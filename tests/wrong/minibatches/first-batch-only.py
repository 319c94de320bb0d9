# mistake: returns inside the loop, only the first batch is given
# second: that batch is bare, not in a list
# expects: minibatches.one-batch
def minibatches(X, y, batch_size, rng):
    indices = rng.permutation(len(X))
    for start in range(0, len(X), batch_size):
        chosen = indices[start:start + batch_size]
        return X[chosen], y[chosen]
