# mistake: e^-x/(1+e^-x)^2 is inf/inf at very negative x
# expects: sigmoid_prime.overflow
import numpy as np

def sigmoid_prime(x):
    e = np.exp(-x)
    return e / (1 + e) ** 2
