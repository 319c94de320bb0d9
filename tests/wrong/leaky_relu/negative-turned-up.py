# mistake: |x| leaks: the negative side rises
# expects: leaky_relu.sign
import numpy as np

def leaky_relu(x, epsilon):
    x = np.asarray(x)
    leak = epsilon * np.abs(x)
    return np.where(x > 0, x, leak)
