# mistake: the labels are sorted
# expects: relation.order
import numpy as np
def one_hot(labels, n_classes):
    if (labels<0).any() or (labels>=n_classes).any():
        raise ValueError
    return np.eye(n_classes)[np.sort(labels)]