# mistake: label 1, answered right: the first one has nothing to do
# expects: catch_perceptron.survives-bias-fixed
import numpy as np
catch_perceptron = (np.array([1.0, 2.0]), 1, np.array([1.0, 1.0]), 0.0, 0.5)
