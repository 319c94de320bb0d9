# mistake: `if not label` takes class 0 for a missing label and leaves its row empty
# expects: one_hot.skips-class-0
import numpy as np

def one_hot(labels, n_classes):
    out = np.zeros((len(labels), n_classes))
    for n in range(len(labels)):
        label = labels[n]
        if not label:
            continue
        if label < 0 or label >= n_classes:
            raise ValueError("label outside")
        out[n, label] = 1
    return out
