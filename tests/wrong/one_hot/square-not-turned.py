# mistake: builds the table with classes as rows and turns it only where the shape is not (N, K) yet, so for N = K it stays transposed.
# expects: relation.shifted
import numpy as np


def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if ((labels < 0) | (labels >= n_classes)).any():
        raise ValueError("labels must lie in 0 .. n_classes - 1")
    table = (np.arange(n_classes)[:, None] == labels).astype(float)
    if table.shape != (len(labels), n_classes):
        table = table.T
    return table
