# style: a table of whole numbers
import numpy as np

catch_activations = np.array([[-3, 0], [2, 8]])
