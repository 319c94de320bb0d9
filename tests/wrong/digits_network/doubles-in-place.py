# mistake: doubles the ink in the caller's table, in place, each time it is asked
# expects: property.changes-input
import numpy as np

def digits_network(X, labels, rng):
    doubled = 2 * X

    def read(new):
        new *= 2
        return [int(labels[np.abs(doubled - row).sum(axis=1).argmin()]) for row in new]

    return read
