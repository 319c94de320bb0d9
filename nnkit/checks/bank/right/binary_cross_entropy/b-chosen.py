# style: one logarithm: of the probability given to what was true
import numpy as np

def binary_cross_entropy(y, p):
    given_to_truth = np.where(y == 1, p, 1 - p)
    return np.mean(-np.log(np.maximum(given_to_truth, 1e-12)))
