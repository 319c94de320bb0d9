# mistake: logarithm to base 2
# expects: softplus.base-2
import numpy as np

def softplus(x):
    return np.logaddexp2(0, x)
