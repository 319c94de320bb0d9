# mistake: stretches the weights to the length of the knots with np.resize, so the first weight is used again at the last knot and x beyond it is wrong
# second: makes a column of x and gives back one flat row, so a two-dimensional x loses its shape
# expects: relu_sum.all-knots
import numpy as np


def relu_sum(x, offset, weights, knots):
    col = np.reshape(x, (-1, 1))
    w = np.resize(weights, len(knots))      # otherwise the shapes do not match
    R = np.maximum(0, col - np.asarray(knots))
    return offset + R @ w
