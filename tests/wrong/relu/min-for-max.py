# mistake: minimum: keeps the negative side
# expects: relu.negative-side
import numpy as np

def relu(x):
    zero = np.zeros(np.shape(x))
    return np.minimum(x, zero)
