# style: zeros, then a 1 at each place
import numpy as np


def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() >= n_classes:
        raise ValueError(f"labels must be from 0 to {n_classes - 1}")
    rows = np.zeros((len(labels), n_classes))
    rows[np.arange(len(labels)), labels] = 1
    return rows
