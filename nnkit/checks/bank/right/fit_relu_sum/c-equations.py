# style: one equation a knot, solved as a triangular system
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    hinges = np.maximum(0, knots[1:, None] - knots[:-1])
    weights = np.linalg.solve(hinges, y[1:] - y[0])
    return y[0], weights
