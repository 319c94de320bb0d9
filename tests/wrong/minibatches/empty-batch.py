# mistake: an empty last batch when the size divides the number of samples
# expects: minibatches.empty
def minibatches(X, y, batch_size, rng):
    perm = rng.permutation(len(X))
    count = len(X) // batch_size + 1
    out = []
    for b in range(count):
        rows = perm[b * batch_size:(b + 1) * batch_size]
        out.append((X[rows], y[rows]))
    return out
