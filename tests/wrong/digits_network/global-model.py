# mistake: what is learned is kept in a module variable, so a second training changes what the first reader answers
# expects: digits_network.later-training
import numpy as np

memory = {}


def _read(pixels):
    A = np.asarray(pixels, dtype=float)
    K = memory["images"]
    d = (K * K).sum(axis=1) - 2 * A @ K.T
    return memory["labels"][np.argmin(d, axis=1)]


def digits_network(X, labels, rng):
    memory["images"] = np.array(X, dtype=float)
    memory["labels"] = np.array(labels)
    return _read
