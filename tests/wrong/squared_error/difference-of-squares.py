# mistake: subtracts the squares instead of squaring the difference
# expects: squared_error.difference-of-squares
import numpy as np

def _sq(x):
    return np.asarray(x, dtype=float) ** 2

def squared_error(target, output):
    return 0.5 * (_sq(target) - _sq(output)).sum()
