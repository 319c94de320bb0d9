# mistake: gives labels of the digits it was given, not a function
# expects: digits_network.labels-not-function
import numpy as np

def digits_network(X, labels, rng):
    W = rng.normal(0, 0.1, (64, 10))
    Y = np.eye(10)[labels]
    for _ in range(10):
        Z = X @ W
        P = np.exp(Z - Z.max(1, keepdims=True))
        P /= P.sum(1, keepdims=True)
        W -= 0.5 * X.T @ (P - Y) / len(X)
    return (X @ W).argmax(axis=1)
