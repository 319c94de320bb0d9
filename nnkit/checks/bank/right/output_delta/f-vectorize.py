# style: a formula for one number, applied to every entry
import numpy as np

one = lambda y, a: (a - y) * a * (1.0 - a)
output_delta = np.vectorize(one, otypes=[float])
