# mistake: |x| against the overflow, never turned back, so negative x give the mirror's value
# expects: sigmoid.absolute
import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.abs(x)))
