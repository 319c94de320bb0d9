# mistake: each step overwrites the one before
# expects: squared_error.overwrites
import numpy as np
def squared_error(target, output):
    for t, o in zip(target.ravel(), output.ravel()):
        total = (t - o) ** 2
    return total / 2
