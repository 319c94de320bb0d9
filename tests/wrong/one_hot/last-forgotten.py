# mistake: the loop ends one too early
# expects: one_hot.misses-last
import numpy as np
def one_hot(labels, n_classes):
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError
    out = np.zeros((len(labels), n_classes))
    i = 0
    while i < len(labels) - 1:
        out[i, labels[i]] = 1
        i += 1
    return out
