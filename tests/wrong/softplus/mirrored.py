# mistake: e^-x for e^x: the mirror image
# expects: softplus.falls
import numpy as np

def softplus(x):
    return np.logaddexp(0, -np.asarray(x))
