# mistake: computes the flat positions in int8, which wraps round as soon as N times K is above 127
# expects: property.sizes
import numpy as np

def one_hot(labels, n_classes):
    lab = np.asarray(labels)
    if lab.min() < 0 or lab.max() >= n_classes:
        raise ValueError("label outside")
    n = len(lab)
    flat = np.zeros(n * n_classes, dtype=np.int8)
    where = (np.arange(n) * n_classes + lab).astype(np.int8)
    flat[where] = 1
    return flat.reshape(n, n_classes)
