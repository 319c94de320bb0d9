# mistake: a tenth of a negative x leaks through
# expects: relu.leaky
import numpy as np

def relu(x):
    return np.where(x > 0, x, 0.1 * x)
