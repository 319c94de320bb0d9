# style: nested lists, by recursion
import numpy as np

def output_delta(y, a):
    if np.ndim(a) == 0:
        return float((a - y) * a * (1 - a))
    return [output_delta(t, o) for t, o in zip(y, a)]
