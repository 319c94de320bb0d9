# mistake: the slope at sigmoid(a), a is already the output
# expects: output_delta.sigmoid-again
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def output_delta(y, a):
    s = sigmoid(a)
    return (a - y) * s * (1 - s)
