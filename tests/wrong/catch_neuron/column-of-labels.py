# mistake: the labels are a column
# second: and the bias is 0
# expects: catch_neuron.shape
import numpy as np
catch_neuron = (np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([[0], [1]]), np.array([0.5, -0.5]), 0)
