# style: the bias as a weight on a column of ones, the loss from the scores
import numpy as np

def logistic_fit(X, y, lr, epochs):
    X = np.column_stack([X, np.ones(len(y))])
    v, losses = np.zeros(X.shape[1]), np.zeros(epochs)
    for e in range(epochs):
        z = X @ v
        losses[e] = np.mean(np.logaddexp(0, z) - y * z)
        v -= lr * X.T @ (1 / (1 + np.exp(-z)) - y) / len(y)
    return v[:-1], v[-1], losses
