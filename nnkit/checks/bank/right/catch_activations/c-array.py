# style: a whole range
import numpy as np

catch_activations = np.linspace(-10, 10, 5)
