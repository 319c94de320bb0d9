# mistake: Booleans in place of numbers
# expects: property.bool
import numpy as np
def one_hot(labels, n_classes):
    if np.any(labels < 0) or np.any(labels >= n_classes):
        raise ValueError("label outside")
    return labels[:, None] == np.arange(n_classes)[None, :]
