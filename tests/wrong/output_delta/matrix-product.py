# mistake: a matrix product where entries should be multiplied
# second: sign flipped
# expects: output_delta.product
import numpy as np

def output_delta(y, a):
    return np.dot(y - a, a * (1 - a))
