# mistake: |x| leaks: the negative side rises
import numpy as np

def leaky_relu(x, epsilon):
    x = np.asarray(x)
    leak = epsilon * np.abs(x)
    return np.where(x > 0, x, leak)
