# mistake: writes -1 instead of 0 where the class is not
# second: raises the ValueError also for the highest class K-1
# expects: one_hot.minus-one
import numpy as np

def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if (labels < 0).any() or (labels >= n_classes - 1).any():
        raise ValueError("label outside")
    return np.where(labels[:, np.newaxis] == np.arange(n_classes), 1.0, -1.0)
