# style: half of x plus |x|: the negative side cancels
import numpy as np

relu = lambda x: (x + np.abs(x)) / 2
