# mistake: t(1 - t) is the sigmoid's rule
# expects: tanh_prime.rule-of-the-sigmoid
import numpy as np

def tanh_prime(x):
    t = np.tanh(x)
    return t * (1 - t)
