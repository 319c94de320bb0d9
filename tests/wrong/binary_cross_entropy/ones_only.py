# mistake: only the term of the samples labelled 1
# expects: binary_cross_entropy.only-ones
import numpy as np

def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-10, 1)
    return np.mean(-y * np.log(p))
