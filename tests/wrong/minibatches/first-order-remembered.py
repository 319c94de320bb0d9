# mistake: the order of the first call is kept for data of the same size
# expects: minibatches.same-order
orders = {}

def minibatches(X, y, batch_size, rng):
    n = len(y)
    if n not in orders:
        orders[n] = rng.permutation(n)
    for s in range(0, n, batch_size):
        pick = orders[n][s:s + batch_size]
        yield X[pick], y[pick]
