# style: no network at all: the most similar digit of the training
import numpy as np

def digits_network(X, labels, rng):
    def read(new):
        distances = (new**2).sum(1)[:, None] - 2 * new @ X.T + (X**2).sum(1)
        return labels[distances.argmin(axis=1)]

    return read
