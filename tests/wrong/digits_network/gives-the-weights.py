# mistake: gives the trained weights, not a function that uses them
# expects: digits_network.no-function
import numpy as np

def digits_network(X, labels, rng):
    A = np.c_[X, np.ones(len(X))]
    W, *_ = np.linalg.lstsq(A, np.eye(10)[labels], rcond=None)
    return {"W": W[:-1], "b": W[-1]}
