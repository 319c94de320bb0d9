# mistake: the error is printed
# expects: property.raises
import numpy as np
def one_hot(labels, n_classes):
    if (labels<0).any() or (labels>=n_classes).any():
        print("ValueError")
        return None
    return np.eye(n_classes)[labels]