# mistake: another exception
# expects: one_hot.other-error
import numpy as np
def one_hot(labels, n_classes):
    out = [[0] * n_classes for _ in labels]
    for i, k in enumerate(labels):
        if k < 0:
            raise IndexError("negative")
        out[i][k] = 1
    return out
