# mistake: no shuffle when everything fits into one batch
# expects: minibatches.one-batch-unshuffled
def minibatches(X, y, batch_size, rng):
    n = len(X)
    if batch_size >= n:
        return [(X, y)]
    p = rng.permutation(n)
    return [(X[p[a:a + batch_size]], y[p[a:a + batch_size]]) for a in range(0, n, batch_size)]
