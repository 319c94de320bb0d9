# mistake: an activation (sigmoid) is applied as well
# expects: dense.activated
import numpy as np

def dense(X, W, b):
    Z = X @ W + b
    return 1 / (1 + np.exp(-Z))
