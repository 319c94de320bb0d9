# style: make the arrays and ask for their sizes
import numpy as np

def count_parameters(sizes):
    total = 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        W, b = np.zeros((n_in, n_out)), np.zeros(n_out)
        total += W.size + b.size
    return total
