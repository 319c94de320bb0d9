# style: infinity is meant here: 1 / inf is 0
import numpy as np

def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.float64(x)))
