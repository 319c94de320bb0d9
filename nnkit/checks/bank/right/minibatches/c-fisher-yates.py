# style: the shuffle written out: each place takes one of those that are left
def minibatches(X, y, batch_size, rng):
    order = list(range(len(X)))
    for last in range(len(order) - 1, 0, -1):
        chosen = int(rng.integers(last + 1))
        order[last], order[chosen] = order[chosen], order[last]
    while order:
        batch, order = order[:batch_size], order[batch_size:]
        yield X[batch], y[batch]
