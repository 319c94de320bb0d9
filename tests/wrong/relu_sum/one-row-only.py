# mistake: x[:, None] takes a row of numbers only
# expects: property.number
import numpy as np

def relu_sum(x, offset, weights, knots):
    hinges = np.maximum(0, x[:, None] - knots[:-1])
    return offset + hinges @ weights
