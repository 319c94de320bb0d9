# style: the higher of the two lines, as epsilon is at most 1
import numpy as np

def leaky_relu(x, epsilon):
    return np.maximum(x, epsilon * x)
