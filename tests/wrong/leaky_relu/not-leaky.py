# mistake: plain ReLU
# expects: leaky_relu.relu
import numpy as np

def leaky_relu(x, epsilon):
    return np.maximum(x, 0) + 0 * epsilon
