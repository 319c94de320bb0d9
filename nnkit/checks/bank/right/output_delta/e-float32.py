# style: in float32, in place on a copy
import numpy as np

def output_delta(y, a):
    delta = np.array(a, dtype=np.float32)
    slope = delta * (1 - delta)
    delta -= np.asarray(y, dtype=np.float32)
    delta *= slope
    return delta
