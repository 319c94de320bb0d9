# mistake: marks the handled labels with -1 in the caller's array, so the input is changed
# second: the rows are summed into one count per class instead of one row per label
# expects: one_hot.counts
import numpy as np

def one_hot(labels, n_classes):
    counts = np.zeros(n_classes)
    for n in range(len(labels)):
        if not (0 <= labels[n] < n_classes):
            raise ValueError("label outside")
        counts[labels[n]] += 1
        labels[n] = -1
    return counts
