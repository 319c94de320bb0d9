# mistake: everything starts from zeros, the bias too
# expects: catch_neuron.survives-no-bias
import numpy as np
catch_neuron = (np.array([[1.0, 2.0], [3.0, 5.0]]), np.array([0, 1]), np.zeros(2), 0.0)
