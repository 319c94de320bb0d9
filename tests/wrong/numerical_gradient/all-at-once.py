# mistake: nudges all entries at once
# expects: numerical_gradient.all-at-once
import numpy as np

def numerical_gradient(f, x, h):
    slope = (f(x + h) - f(x - h)) / (2 * h)
    return np.full(np.shape(x), slope)
