# mistake: gives a row of zeros and ones for each digit
# expects: digits_network.one-hot
import numpy as np

def digits_network(X, labels, rng):
    A = np.hstack([X, np.ones((len(X), 1))])
    W = np.linalg.pinv(A) @ np.eye(10)[labels]

    def read(new):
        scores = np.hstack([new, np.ones((len(new), 1))]) @ W
        return (scores == scores.max(axis=1, keepdims=True)).astype(int)

    return read
