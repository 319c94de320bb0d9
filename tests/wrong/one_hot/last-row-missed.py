# mistake: the loop ends one row too early and the last row stays zero and unchecked
# expects: relation.not-the-last
import numpy as np

def one_hot(labels, n_classes):
    n = len(labels)
    out = np.zeros((n, n_classes))
    i = 0
    while i < n - 1:
        if labels[i] >= n_classes or labels[i] < 0:
            raise ValueError("label outside")
        out[i, labels[i]] = 1
        i += 1
    return out
