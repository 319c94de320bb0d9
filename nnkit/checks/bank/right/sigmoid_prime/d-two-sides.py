# style: the probability times that of the other class
import numpy as np

def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))

def sigmoid_prime(x):
    x = np.asarray(x, dtype=float)
    return sigmoid(x) * sigmoid(-x)
