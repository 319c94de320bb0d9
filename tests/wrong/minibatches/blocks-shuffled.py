# mistake: the order of the batches is drawn, but each holds the same neighbours
# expects: minibatches.blocks
def minibatches(X, y, batch_size, rng):
    starts = list(range(0, len(X), batch_size))
    rng.shuffle(starts)
    batches = [(X[s:s + batch_size], y[s:s + batch_size]) for s in starts]
    batches.sort(key=lambda b: -len(b[1]))
    return batches
