# mistake: the bias is left out
# expects: dense.no-bias
import numpy as np

def dense(X, W, b):
    Z = np.dot(X, W)
    return Z
