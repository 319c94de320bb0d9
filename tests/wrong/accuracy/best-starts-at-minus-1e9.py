# mistake: the search for the largest entry starts at -1e9, so rows that lie below it are all answered 0.
# expects: property.scores
import numpy as np


def accuracy(p, labels):
    right = 0
    for row, label in zip(np.asarray(p), np.asarray(labels)):
        best, where = -1e9, 0
        for k, score in enumerate(row):
            if score > best:
                best, where = score, k
        right += int(where == label)
    return right / len(labels)
