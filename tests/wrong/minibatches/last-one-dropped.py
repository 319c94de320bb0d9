# mistake: the smaller last batch is dropped
# expects: minibatches.drops-the-last
def minibatches(X, y, batch_size, rng):
    order = rng.permutation(len(y))
    for k in range(len(y) // batch_size):
        batch = order[k * batch_size:(k + 1) * batch_size]
        yield X[batch], y[batch]
