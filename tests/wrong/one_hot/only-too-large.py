# mistake: negative labels pass
# expects: one_hot.negative-accepted
import numpy as np
def one_hot(labels, n_classes):
    for k in labels:
        if k > n_classes - 1:
            raise ValueError(f"{k} is too large")
    return np.eye(n_classes)[labels]
