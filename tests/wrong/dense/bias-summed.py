# mistake: every neuron gets the sum of all biases
# second: the result is (H, N), neurons as rows
# expects: dense.result-transposed
import numpy as np

def dense(X, W, b):
    Z = np.dot(X, W) + sum(b)
    return Z.T
