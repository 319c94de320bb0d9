# style: numpy's numbers and arrays
import numpy as np

names = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "b1", "b2"]
numbers = np.array([-0.3, 0.2, 0.1, -0.4, 1.0, -1.5, 0.5, 2.0, 0.1, -0.2])
catch_backprop = (dict(zip(names, numbers)), np.array([4.0, 3.0]), np.array([0.9, 0.1]))
