# mistake: an array with one entry in place of a number
# expects: property.shape
import numpy as np

def weighted_sum(x, w, b):
    X = x.reshape(1, -1)
    W = w.reshape(-1, 1)
    return (X @ W + b).ravel()
