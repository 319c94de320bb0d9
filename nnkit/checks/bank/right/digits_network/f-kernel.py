# style: the likeness to every digit of the training, weighed
import numpy as np

def likeness(A, B):
    return np.exp(-0.05 * ((A**2).sum(1)[:, None] - 2 * A @ B.T + (B**2).sum(1)))

def digits_network(X, labels, rng):
    Y = np.eye(10)[labels]
    weights = np.linalg.solve(likeness(X, X) + 0.01 * np.eye(len(X)), Y)
    return lambda new: np.argmax(likeness(new, X) @ weights, axis=1).astype(float)
