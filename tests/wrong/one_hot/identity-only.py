# mistake: labels outside are not noticed
# expects: one_hot.no-check
import numpy as np
def one_hot(labels, n_classes):
    identity = np.identity(n_classes)
    return np.array([identity[k] for k in labels])
