# style: the ones and the zeros apart, by masks
import numpy as np

def binary_cross_entropy(y, p):
    q = np.clip(p, 1e-9, 1 - 1e-9)
    ones = -np.log(q[y == 1]).sum()
    zeros = -np.log(1 - q[y == 0]).sum()
    return (ones + zeros) / y.size
