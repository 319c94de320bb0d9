# mistake: the samples come in the given order
# expects: minibatches.not-shuffled
def minibatches(X, y, batch_size, rng):
    batches = []
    for start in range(0, len(X), batch_size):
        end = start + batch_size
        batches.append((X[start:end], y[start:end]))
    return batches
