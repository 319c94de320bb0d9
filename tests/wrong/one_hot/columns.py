# mistake: samples stand in columns
# expects: one_hot.transposed
import numpy as np
def one_hot(labels, n_classes):
    if any(k < 0 or k >= n_classes for k in labels):
        raise ValueError
    out = np.zeros((n_classes, len(labels)))
    out[labels, range(len(labels))] = 1
    return out
