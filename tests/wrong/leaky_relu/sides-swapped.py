# mistake: epsilon on the positive side
# expects: leaky_relu.wrong-side
import numpy as np

def leaky_relu(x, epsilon):
    return np.where(x > 0, epsilon * x, x)
