# style: np.put_along_axis
import numpy as np


def one_hot(labels, n_classes):
    column = np.asarray(labels)[:, np.newaxis]
    if set(np.unique(column)) - set(range(n_classes)):
        raise ValueError("unknown label")
    rows = np.zeros((column.shape[0], n_classes), dtype=np.float32)
    np.put_along_axis(rows, column, 1.0, axis=1)
    return rows
