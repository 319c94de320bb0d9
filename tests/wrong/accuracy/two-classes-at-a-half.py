# mistake: decides two classes by whether the second column is 0.5 or more, right for probabilities and wrong for scores such as [[2, 1]].
# expects: property.scores
import numpy as np


def accuracy(p, labels):
    p, labels = np.asarray(p, dtype=float), np.asarray(labels)
    if p.shape[1] == 2:
        found = (p[:, 1] >= 0.5).astype(int)
    else:
        found = p.argmax(axis=1)
    return float(np.mean(found == labels))
