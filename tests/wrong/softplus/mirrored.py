# mistake: e^-x for e^x: the mirror image
import numpy as np

def softplus(x):
    return np.logaddexp(0, -np.asarray(x))
