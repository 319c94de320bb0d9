# mistake: gives the pair (sigmoid, slope)
# expects: sigmoid_prime.pair
import numpy as np

def sigmoid_prime(x):
    s = 0.5 * np.tanh(x * 0.5) + 0.5
    return s, s * (1 - s)
