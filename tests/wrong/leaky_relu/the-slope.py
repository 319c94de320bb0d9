# mistake: gives the slope, not the value
# expects: leaky_relu.slope
import numpy as np

def leaky_relu(x, epsilon):
    slopes = np.where(x > 0, 1, epsilon)
    return slopes
