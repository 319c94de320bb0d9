# style: a comparison of columns with labels
import numpy as np


def one_hot(labels, n_classes):
    labels = np.asarray(labels).reshape(-1, 1)
    classes = np.arange(n_classes)
    rows = (labels == classes).astype(float)
    if not rows.any(axis=1).all():
        raise ValueError("a label is outside the classes")
    return rows
