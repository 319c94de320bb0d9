# style: arrays of floats
import numpy as np

x = np.array([0.5, -1.0, 2.0])
w = np.array([1.0, 0.5, 0.75])
catch_perceptron = (x, 0, w, 0.2, 0.5)
