# style: numpy alone, forward and backward written out, steps with momentum
import numpy as np

def digits_network(X, labels, rng):
    W1, b1 = rng.normal(0, np.sqrt(2 / 64), (64, 64)), np.zeros(64)
    W2, b2 = rng.normal(0, np.sqrt(2 / 64), (64, 10)), np.zeros(10)
    weights = [W1, b1, W2, b2]
    velocities = [np.zeros_like(w) for w in weights]
    Y = np.eye(10)[labels]
    for epoch in range(25):
        order = rng.permutation(len(X))
        for k in range(0, len(X), 32):
            rows = order[k:k + 32]
            hidden = np.maximum(X[rows] @ W1 + b1, 0)
            scores = hidden @ W2 + b2
            e = np.exp(scores - scores.max(axis=1, keepdims=True))
            delta = (e / e.sum(axis=1, keepdims=True) - Y[rows]) / len(rows)
            back = delta @ W2.T * (hidden > 0)
            gradients = [X[rows].T @ back, back.sum(0), hidden.T @ delta, delta.sum(0)]
            for w, v, g in zip(weights, velocities, gradients):
                v *= 0.9
                v -= 0.05 * g
                w += v
    return lambda new: np.argmax(np.maximum(new @ W1 + b1, 0) @ W2 + b2, axis=1)
