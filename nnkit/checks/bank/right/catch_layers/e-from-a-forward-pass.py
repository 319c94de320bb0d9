# style: the tables of a real forward pass
import numpy as np

X = np.array([[0.5, 1.0], [2.0, -1.0]])
W1 = np.array([[1.0, -1.0], [0.5, 2.0]])
W2 = np.array([[2.0, -1.0], [0.25, 1.0]])
A1 = 1 / (1 + np.exp(-X @ W1))
delta2 = A1 @ W2 - np.eye(2)
catch_layers = (X, A1, W2, delta2)
