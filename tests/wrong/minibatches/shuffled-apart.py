# mistake: X and y are shuffled by two different orders
# expects: minibatches.apart
def minibatches(X, y, batch_size, rng):
    Xs = rng.permutation(X)
    ys = rng.permutation(y)
    return [(Xs[i:i + batch_size], ys[i:i + batch_size]) for i in range(0, len(ys), batch_size)]
