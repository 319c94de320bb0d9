# mistake: min(x, epsilon x) picks the wrong one of the two lines
# expects: leaky_relu.wrong-side
import numpy as np

def leaky_relu(x, epsilon):
    straight, flat = x, epsilon * x
    return np.minimum(straight, flat)
