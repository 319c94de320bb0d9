# mistake: the results are put into a copy of x, which truncates them if x is whole numbers
# expects: sigmoid.whole-numbers
import numpy as np

def sigmoid(x):
    out = np.array(x)
    pos = out >= 0
    out[pos] = 1 / (1 + np.exp(-out[pos]))
    out[~pos] = np.exp(out[~pos]) / (1 + np.exp(out[~pos]))
    return out
