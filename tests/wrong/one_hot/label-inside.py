# mistake: the label itself stands in the row
# expects: one_hot.label-as-value
import numpy as np
def one_hot(labels, n_classes):
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError
    out = np.zeros((len(labels), n_classes))
    for i, k in enumerate(labels):
        out[i, k] = k
    return out
