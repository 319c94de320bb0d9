# style: the chain rule in two named factors, in float64 throughout
import numpy as np

def output_delta(y, a):
    y = np.asarray(y, dtype=float)
    a = np.asarray(a, dtype=float)
    dloss_da = a - y
    da_dz = a * (1 - a)
    return np.multiply(dloss_da, da_dz)
