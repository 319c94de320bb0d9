# style: an array of floats
import numpy as np

catch_softmax = np.array([[800.0, 0.0, 1.5], [-900.0, -901.0, -902.5]])
