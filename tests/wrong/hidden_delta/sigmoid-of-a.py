# mistake: the sigmoid applied once more to a
# expects: hidden_delta.sigmoid-again
import numpy as np

def sigmoid_prime(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)

def hidden_delta(W_next, delta_next, a):
    return (delta_next @ W_next.T) * sigmoid_prime(a)
