# mistake: the sigmoid is applied a second time before s(1-s)
# expects: sigmoid_prime.twice
import numpy as np

def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))

def sigmoid_prime(x):
    s = sigmoid(sigmoid(x))
    return s * (1 - s)
