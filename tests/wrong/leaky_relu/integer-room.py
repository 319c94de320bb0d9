# mistake: a buffer like x truncates the leak of whole numbers to 0
# expects: leaky_relu.whole-numbers
import numpy as np

def leaky_relu(x, epsilon):
    x = np.asarray(x)
    out = np.zeros_like(x)
    out[x > 0] = x[x > 0]
    out[x <= 0] = epsilon * x[x <= 0]
    return out
