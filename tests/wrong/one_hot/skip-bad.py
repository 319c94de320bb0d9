# mistake: labels outside are left out
# expects: property.raises
import numpy as np
def one_hot(labels, n_classes):
    labels = [k for k in labels if 0 <= k < n_classes]
    return np.eye(n_classes)[labels]