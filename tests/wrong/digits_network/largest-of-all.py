# mistake: argmax without an axis: one number for the whole table
# second: no biases, and a step far too small
# expects: digits_network.one-label
import numpy as np

def digits_network(X, labels, rng):
    W = np.zeros((64, 10))
    for x, label in zip(X, labels):
        W[:, label] += 0.0001 * x
    return lambda new: np.argmax(new @ W)
