# style: the formula's indices, spelled out for einsum
import numpy as np

def weighted_sum(x, w, b):
    return np.einsum("i,i->", x, w) + b
