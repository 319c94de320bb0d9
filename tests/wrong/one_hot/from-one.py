# mistake: classes counted from one
# expects: one_hot.from-one
import numpy as np
def one_hot(labels, n_classes):
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError
    m = np.zeros((labels.size, n_classes))
    for i in range(labels.size):
        m[i][labels[i] - 1] = 1
    return m
