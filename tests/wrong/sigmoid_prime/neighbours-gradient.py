# mistake: np.gradient compares neighbours in the array
# second: single numbers fail
# expects: sigmoid_prime.neighbours
import numpy as np

def sigmoid_prime(x):
    s = 0.5 * (1 + np.tanh(x / 2))
    return np.gradient(s, x)
