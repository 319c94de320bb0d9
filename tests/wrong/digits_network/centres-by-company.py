# mistake: centres what it is asked about by its own mean
# expects: digits_network.company
import numpy as np

def digits_network(X, labels, rng):
    def centred(A):
        return A - A.mean(axis=0)

    C = centred(X)
    return lambda new: np.array([labels[((C - row) ** 2).sum(axis=1).argmin()] for row in centred(new)])
