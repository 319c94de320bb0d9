# mistake: the bias is added once for every input
# expects: dense.bias-every-term
import numpy as np

def dense(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for d in range(W.shape[0]):
        Z += np.outer(X[:, d], W[d]) + b
    return Z
