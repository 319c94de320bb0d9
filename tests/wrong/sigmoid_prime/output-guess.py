# mistake: arrays whose entries all lie between 0 and 1 are taken for outputs of the sigmoid
# expects: property.kinds | property.number | property.shapes

import numpy as np
def sigmoid_prime(x):
    x = np.asarray(x, dtype=float)
    s = x if np.all((x > 0) & (x < 1)) else 0.5 * (1 + np.tanh(x / 2))
    return s * (1 - s)
