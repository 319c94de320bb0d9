# mistake: looks the picture up among those of the training
# expects: digits_network.memorises
def digits_network(X, labels, rng):
    seen = {tuple(row): int(label) for row, label in zip(X, labels)}

    def read(table):
        return [seen.get(tuple(row), 0) for row in table]

    return read
