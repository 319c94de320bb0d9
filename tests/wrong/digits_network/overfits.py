# mistake: asks only the upper half of the picture, one nearest neighbour
# expects: digits_network.overfits
import numpy as np

def digits_network(X, labels, rng):
    half = X[:, :24]
    return lambda new: np.array([labels[((half - row[:24]) ** 2).sum(1).argmin()] for row in new])
