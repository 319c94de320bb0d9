# mistake: y and p have changed places
# expects: binary_cross_entropy.arguments-exchanged
import numpy as np

def binary_cross_entropy(y, p):
    eps = 1e-9
    y = np.clip(y, eps, 1 - eps)
    return -np.mean(p * np.log(y) + (1 - p) * np.log(1 - y))
