# style: numpy arrays of floats
import numpy as np

catch_neuron = (
    np.array([[0.5, -1.0], [2.0, 0.25]]),
    np.array([1.0, 0.0]),
    np.array([0.0, 0.0]),
    -2.0,
)
