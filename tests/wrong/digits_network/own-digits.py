# mistake: learns from the digits that nnkit ships, not from those it is given
# expects: digits_network.own-data
import numpy as np
from nnkit import load_digits

def digits_network(X, labels, rng):
    (X, labels), validation, test = load_digits()
    means = np.stack([X[labels == k].mean(axis=0) for k in range(10)])
    return lambda new: ((new[:, None, :] - means) ** 2).sum(axis=2).argmin(axis=1)
