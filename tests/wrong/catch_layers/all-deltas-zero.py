# mistake: no error, so every slope is 0 in all four
# expects: catch_layers.no-deltas
import numpy as np

catch_layers = (np.ones((2, 2)), np.full((2, 2), 0.3), np.array([[1, 2], [3, 4]]), np.zeros((2, 2)))
