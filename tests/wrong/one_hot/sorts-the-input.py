# mistake: finds the smallest and largest label by sorting the caller's array, which changes the input
# expects: property.changes-input
import numpy as np

def one_hot(labels, n_classes):
    rows = np.array(labels)
    labels = np.asarray(labels)
    labels.sort()
    if labels[0] < 0 or labels[-1] >= n_classes:
        raise ValueError("label outside")
    return np.eye(n_classes)[rows]
