# mistake: samples stand in columns
# second: labels outside are not noticed
# expects: one_hot.transposed
import numpy as np
def one_hot(labels, n_classes):
    return np.eye(n_classes)[labels].T
