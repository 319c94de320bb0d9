# mistake: identity matrices
# expects: catch_feedforward.survives-transposed
import numpy as np
catch_feedforward = (np.array([[1.0, 2.0], [3.0, 5.0]]), np.eye(2), np.array([1.0, -1.0]), np.eye(2), np.array([0.5, 0.0]))
