# mistake: the shape is lost: everything comes back as one row
# expects: sigmoid.flat
import numpy as np

def sigmoid(x):
    flat = np.ravel(x)
    return np.array([0.5 * (1 + np.tanh(v / 2)) for v in flat])
