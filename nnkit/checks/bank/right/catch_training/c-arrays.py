# style: numpy arrays
import numpy as np
catch_training = np.array([[0.1, 0.4], [0.2, 0.3]]), np.array([1, 1])
