# style: three samples of three features, in order
import numpy as np

X = np.arange(9).reshape(3, 3) / 4
catch_neuron = [X, np.array([1, 1, 0]), np.array([0.1, -0.2, 0.3]), np.float64(0.5)]
