# style: a large score, and a bias that turns it
import numpy as np

catch_neuron = np.array([[300.0, 0.0], [1.0, 2.0]]), [1, 1], np.array([1.0, 0.0]), np.array(-400)
