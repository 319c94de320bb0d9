# mistake: draws from numpy's own random numbers, not from rng
# expects: digits_network.global-generator
import numpy as np

def digits_network(X, labels, rng):
    W, b = np.random.randn(64, 500) * 0.5, np.random.randn(500)
    hidden = lambda A: np.tanh((A - 0.3) @ W + b)
    H = hidden(X)
    V = np.linalg.solve(H.T @ H + 0.5 * np.eye(500), H.T @ (2 * np.eye(10)[labels] - 1))
    return lambda new: (hidden(new) @ V).argmax(axis=1)
