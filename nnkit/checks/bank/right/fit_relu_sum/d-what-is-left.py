# style: what the bends so far do not yet reach, fixed by the next
import numpy as np

def fit_relu_sum(f, knots):
    missing = np.array(f(knots), dtype=float)
    offset = missing[0]
    missing -= offset
    weights = np.zeros(len(knots) - 1)
    for i in range(len(weights)):
        weights[i] = missing[i + 1] / (knots[i + 1] - knots[i])
        missing -= weights[i] * np.maximum(0, knots - knots[i])
    return offset, weights
