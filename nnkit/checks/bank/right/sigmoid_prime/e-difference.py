# style: a central difference with a small step
import numpy as np

def sigmoid_prime(x, h=1e-5):
    s = lambda t: 0.5 * (1 + np.tanh(t / 2))
    return (s(x + h) - s(x - h)) / (2 * h)
