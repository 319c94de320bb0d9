# mistake: the caller's X and y are shuffled in place
# expects: property.changes-input
def minibatches(X, y, batch_size, rng):
    state = rng.bit_generator.state
    rng.shuffle(X)
    rng.bit_generator.state = state
    rng.shuffle(y)
    for start in range(0, len(y), batch_size):
        yield X[start:start + batch_size].copy(), y[start:start + batch_size].copy()
