# mistake: np.where computes both branches for every x, so the wrong one still overflows
# expects: sigmoid.warns
import numpy as np

def sigmoid(x):
    return np.where(x >= 0,
                    1 / (1 + np.exp(-x)),
                    np.exp(x) / (1 + np.exp(x)))
