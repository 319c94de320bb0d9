# mistake: gives the slope of softplus, the sigmoid
# expects: softplus.slope
import numpy as np

def softplus(x):
    e = np.exp(-np.abs(x))
    return np.where(x > 0, 1 / (1 + e), e / (1 + e))
