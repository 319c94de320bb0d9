# mistake: large entries of the caller's x are overwritten
# second: a single number fails
# expects: property.number
import numpy as np

def sigmoid(x):
    x[x < -500] = -500
    x[x > 500] = 500
    return 1 / (1 + np.exp(-x))
