# mistake: subtracts the mean from the caller's own X
# expects: property.changes-input
import numpy as np

def digits_network(X, labels, rng):
    mean = X.mean(axis=0)
    X -= mean
    lengths = (X**2).sum(axis=1)
    return lambda new: labels[(lengths - 2 * (new - mean) @ X.T).argmin(axis=1)]
