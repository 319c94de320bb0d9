# mistake: stops long before it has learned enough
# expects: digits_network.underfits
import numpy as np

def digits_network(X, labels, rng):
    W, b, Y = np.zeros((64, 10)), np.zeros(10), np.eye(10)[labels]
    for step in range(40):
        Z = X @ W + b
        P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
        W -= 0.3 * X.T @ (P - Y) / len(X)
        b -= 0.3 * (P - Y).mean(axis=0)
    return lambda new: np.argmax(new @ W + b, axis=1)
