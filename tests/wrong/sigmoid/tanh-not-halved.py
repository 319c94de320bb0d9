# mistake: the tanh form without halving x
# expects: sigmoid.steepness
import numpy as np

def sigmoid(x):
    return (np.tanh(x) + 1) / 2
