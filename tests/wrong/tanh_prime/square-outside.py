# mistake: (1 - tanh)^2 for 1 - tanh^2
# expects: tanh_prime.square-of-all

import numpy as np
def tanh_prime(x):
    def one(t):
        return (1 - np.tanh(t)) ** 2 if t >= 0 else (1 + np.tanh(t)) ** 2
    return np.vectorize(one, otypes=[float])(x)
