# mistake: squeeze drops the dimension of a single sample or neuron
# expects: dense.squeezed
import numpy as np

def dense(X, W, b):
    z = np.matmul(X, W)
    z = z + b
    return z.squeeze()
