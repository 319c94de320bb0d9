# mistake: indexes the identity without a check, so -1 silently means the last class
# second: a label of K or more raises IndexError instead of ValueError
# expects: one_hot.no-check
import numpy as np

def one_hot(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels)]
