# style: by the slope of tanh and the chain rule
import numpy as np

def sigmoid_prime(x):
    t = np.tanh(np.asarray(x) / 2)
    return (1 - t ** 2) / 4
