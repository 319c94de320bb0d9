# mistake: the sigmoid's slope (at most 1/4) for tanh's
# expects: tanh_prime.rule-of-the-sigmoid
import numpy as np

def tanh_prime(x):
    t = np.tanh(x / 2)
    return (1 - t ** 2) / 4
