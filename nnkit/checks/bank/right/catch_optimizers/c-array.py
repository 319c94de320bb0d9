# style: an array with a zero in it
import numpy as np

catch_optimizers = np.array([1e-4, 0, -2e-5])
