# mistake: clipped at 0.01, which changes probabilities that are allowed
# expects: binary_cross_entropy.clip-too-wide
import numpy as np

def binary_cross_entropy(y, p):
    p = np.clip(p, 0.01, 0.99)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
