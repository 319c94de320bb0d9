# mistake: a softmax shifted by the largest score of the whole table, so rows far below it underflow to equal zeros, e.g. [[1000, 0], [-1, 0]].
# expects: property.scores
import numpy as np


def accuracy(p, labels):
    p = np.asarray(p, dtype=float)
    e = np.exp(p - p.max())
    total = e.sum(axis=1, keepdims=True)
    q = e / np.where(total == 0, 1, total)
    return float(np.mean(q.argmax(axis=1) == np.asarray(labels)))
