# style: an array with a large gradient first
import numpy as np

catch_optimizers = np.array([1.0, 1e-5, -2e-5])
