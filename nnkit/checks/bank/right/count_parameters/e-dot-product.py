# style: a dot product of the sizes with their neighbours
import numpy as np

def count_parameters(sizes):
    s = np.array(sizes)
    return int(np.dot(s[:-1] + 1, s[1:]))
