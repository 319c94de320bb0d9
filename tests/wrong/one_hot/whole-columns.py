# mistake: whole columns become one
# expects: one_hot.all-columns
import numpy as np
def one_hot(labels, n_classes):
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError
    m = np.zeros((labels.size, n_classes))
    m[:, labels] = 1
    return m
