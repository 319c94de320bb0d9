# mistake: np.where computes log(1 + e^x) for large x as well, with a warning
# expects: softplus.warns
import numpy as np

def softplus(x):
    return np.where(x > 30, x, np.log(1 + np.exp(x)))
