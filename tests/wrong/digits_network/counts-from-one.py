# mistake: numbers the classes from 1
# second: the class means alone are not good enough
# expects: digits_network.no-digit
import numpy as np

def digits_network(X, labels, rng):
    means = np.array([X[labels == k].mean(axis=0) for k in range(10)])
    return lambda new: np.array([1 + np.linalg.norm(means - row, axis=1).argmin() for row in new])
