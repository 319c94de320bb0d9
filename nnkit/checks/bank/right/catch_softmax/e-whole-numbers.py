# style: an array of whole numbers
import numpy as np

catch_softmax = np.array([[1000, -1000], [-500, -600], [0, 1]])
