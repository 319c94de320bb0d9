# mistake: takes only the largest squared difference
# expects: squared_error.one-of-them
import numpy as np

def squared_error(target, output):
    return max((float(t) - float(o)) ** 2 for t, o in zip(np.ravel(target), np.ravel(output))) / 2
