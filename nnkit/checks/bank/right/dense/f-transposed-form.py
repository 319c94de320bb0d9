# style: with neurons as rows, then turned back
import numpy as np

def dense(X, W, b):
    Z = W.T @ X.T + b.reshape(-1, 1)
    return Z.T
