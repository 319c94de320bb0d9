# mistake: the sign of the exponent is wrong: the curve falls
# expects: sigmoid.falls
import numpy as np

def sigmoid(x):
    x = np.clip(x, -500, 500)
    return 1 / (1 + np.exp(x))
