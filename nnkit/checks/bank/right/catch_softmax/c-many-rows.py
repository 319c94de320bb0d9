# style: many rows
import numpy as np

catch_softmax = np.linspace(-1000, 1000, 20).reshape(10, 2)
