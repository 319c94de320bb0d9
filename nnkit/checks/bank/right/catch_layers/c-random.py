# style: random numbers: nothing in them is symmetric
import numpy as np

rng = np.random.default_rng(7)
W2, delta2, X = rng.normal(size=(3, 3, 3))
A1 = rng.uniform(0.1, 0.9, (3, 3))
catch_layers = X, A1, W2, delta2
