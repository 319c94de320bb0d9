# style: numpy's own step function, told what to do at 0
import numpy as np

step = lambda z: np.heaviside(z, 1)
