# mistake: the number of classes is taken from the labels
# expects: one_hot.ignores-n-classes
import numpy as np
def one_hot(labels, n_classes):
    if min(labels) < 0 or max(labels) > n_classes - 1:
        raise ValueError("bad label")
    width = max(labels) + 1
    out = np.zeros((len(labels), width))
    for row, k in enumerate(labels):
        out[row, k] = 1
    return out
