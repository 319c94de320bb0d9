# mistake: the half is inside the square
# expects: squared_error.half-inside
import numpy as np
def squared_error(target, output):
    h = 0.5 * (target - output)
    return np.dot(h.ravel(), h.ravel())
