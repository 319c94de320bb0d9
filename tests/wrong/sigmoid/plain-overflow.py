# mistake: the plain formula overflows (a warning) at very negative x
# expects: sigmoid.warns
import numpy as np

def sigmoid(x):
    bottom = 1 + np.exp(-x)
    return 1 / bottom
