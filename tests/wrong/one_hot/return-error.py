# mistake: the error is given back
# expects: property.type
import numpy as np
def one_hot(labels, n_classes):
    if (labels<0).any() or (labels>=n_classes).any():
        return ValueError("bad")
    return np.eye(n_classes)[labels]