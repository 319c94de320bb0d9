# mistake: 0.01 is written in
# expects: leaky_relu.own-epsilon
import numpy as np

def leaky_relu(x, epsilon):
    leak = 0.01 * np.minimum(x, 0)
    return np.maximum(x, 0) + leak
