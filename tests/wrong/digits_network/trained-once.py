# mistake: keeps the first training for all later calls
# expects: digits_network.own-data
import numpy as np

trained = {}

def digits_network(X, labels, rng):
    if "X" not in trained:
        trained["X"], trained["y"] = X.copy(), labels.copy()

    def read(new):
        return np.array([trained["y"][np.abs(trained["X"] - row).sum(axis=1).argmin()] for row in new])

    return read
