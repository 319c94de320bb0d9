# mistake: a square root is taken
# expects: squared_error.root
import numpy as np
def squared_error(target, output):
    d = target - output
    return np.linalg.norm(d)
