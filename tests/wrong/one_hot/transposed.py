# mistake: the result is transposed and has shape (K, N)
# second: a negative label is not refused and gives an empty column
# expects: relation.transposed
import numpy as np

def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if np.any(labels >= n_classes):
        raise ValueError("label outside")
    return (np.arange(n_classes)[:, None] == labels[None, :]).astype(int)
