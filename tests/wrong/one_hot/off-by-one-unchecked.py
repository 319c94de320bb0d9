# mistake: counted from one
# second: labels outside wrap round
# expects: one_hot.from-one
import numpy as np
def one_hot(labels, n_classes):
    out = np.zeros((len(labels), n_classes))
    for i, k in enumerate(labels):
        out[i, (k - 1) % n_classes] = 1
    return out
