# mistake: / 2 * h divides by 2 and multiplies by h
# second: f is given only the one moved number
# expects: numerical_gradient.one-number-at-a-time
import numpy as np

def numerical_gradient(f, x, h):
    slope = lambda v: (f(v + h) - f(v - h)) / 2 * h
    return np.vectorize(slope, otypes=[float])(x)
