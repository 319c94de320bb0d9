# mistake: asks only the two rows in the middle of the picture, one nearest neighbour
# expects: digits_network.overfits
import numpy as np

def digits_network(X, labels, rng):
    some = X[:, 24:40]
    return lambda new: np.array([labels[((some - row[24:40]) ** 2).sum(1).argmin()] for row in new])
