# mistake: uses np.unique to number the labels, so classes that do not occur shift the ones to the left
# expects: property.one-a-row | relation.shifted
import numpy as np

def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if np.any(labels < 0) or np.any(labels >= n_classes):
        raise ValueError("label outside")
    _, ranks = np.unique(labels, return_inverse=True)
    return np.eye(n_classes)[ranks]
