# mistake: Booleans
# expects: property.bool
import numpy as np
def one_hot(labels, n_classes):
    if labels.max() >= n_classes: raise ValueError
    return (np.arange(n_classes) == labels[:, None]).astype(bool)