# mistake: (1 - epsilon) is left out: slope 1 + epsilon on the right
# expects: leaky_relu.counted-twice
import numpy as np

def leaky_relu(x, epsilon):
    return epsilon * x + np.maximum(0, x)
