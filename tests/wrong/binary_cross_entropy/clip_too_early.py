# mistake: clipped at 1e-6, so that being certain and wrong costs only 13.8
# expects: binary_cross_entropy.clip-too-wide
import numpy as np

EPS = 1e-6

def binary_cross_entropy(y, p):
    q = np.minimum(np.maximum(p, EPS), 1 - EPS)
    return float(-(y * np.log(q) + (1 - y) * np.log(1 - q)).mean())
