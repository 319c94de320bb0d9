# mistake: the minus sign is missing, so the loss is negative
# expects: binary_cross_entropy.negative
import numpy as np

def binary_cross_entropy(y, p):
    p = np.clip(p, 1e-15, 1 - 1e-15)
    losses = y * np.log(p) + (1 - y) * np.log(1 - p)
    return losses.mean()
