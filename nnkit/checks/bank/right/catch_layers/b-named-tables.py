# style: each table under its name, one input
import numpy as np

X = np.array([[1.0], [1.0]])
A1 = np.array([[0.5, 0.5], [0.5, 0.5]])
W2 = np.array([[0.0, 1.0], [0.0, 0.0]])
delta2 = np.array([[0.0, 1.0], [0.0, 1.0]])
catch_layers = [X, A1, W2, delta2]
