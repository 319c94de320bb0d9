# style: a hidden layer that stays as it was drawn, the last one by least squares
import numpy as np

def digits_network(X, labels, rng):
    W, b = rng.normal(0, 0.5, (64, 600)), rng.normal(0, 1, 600)

    def hidden(A):
        return np.tanh((A - X.mean()) @ W + b)

    H, Y = hidden(X), 2 * np.eye(10)[labels] - 1
    V = np.linalg.solve(H.T @ H + 0.5 * np.eye(600), H.T @ Y)
    return lambda new: (hidden(new) @ V).argmax(axis=1).tolist()
