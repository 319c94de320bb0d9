# mistake: lets the label K pass the check, and then K raises an IndexError
# expects: one_hot.limit-off-by-one
import numpy as np

def one_hot(labels, n_classes):
    out = np.zeros((len(labels), n_classes), dtype=int)
    for n, label in enumerate(labels):
        if label < 0 or label > n_classes:
            raise ValueError(f"label {label} is outside")
        out[n, label] = 1
    return out
