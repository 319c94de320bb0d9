# style: a lambda with numpy
import numpy as np

decayed_rate = lambda lr, decay, t: np.divide(lr, np.add(1, np.multiply(decay, t)))
