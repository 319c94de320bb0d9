# mistake: e^x / (1 + e^x) is infinity over infinity at large x
# expects: sigmoid.overflow
import numpy as np

def sigmoid(x):
    e = np.exp(x)
    return e / (1 + e)
