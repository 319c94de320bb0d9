# mistake: centres and scales the training digits, but not those it is asked about
# expects: digits_network.underfits | digits_network.not-even-its-own
import numpy as np

def digits_network(X, labels, rng):
    S = (X - X.mean(axis=0)) / (X.std(axis=0) + 0.001)
    Y = 2 * np.eye(10)[labels] - 1
    V = np.linalg.solve(S.T @ S + np.eye(64), S.T @ Y)
    return lambda new: (new @ V).argmax(axis=1)
