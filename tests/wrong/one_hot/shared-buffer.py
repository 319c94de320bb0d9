# mistake: all answers share one table
# expects: relation.remembers
import numpy as np
table = np.zeros((100, 50))
def one_hot(labels, n_classes):
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError
    for i, k in enumerate(labels):
        table[i, k] = 1
    return table[: len(labels), :n_classes]
