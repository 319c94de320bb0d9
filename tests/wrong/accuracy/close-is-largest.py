# mistake: counts a label whose score is merely close to the largest (np.isclose), e.g. p = [[0.5, 0.500001]], label 0.
# expects: property.scores
import numpy as np


def accuracy(p, labels):
    p, labels = np.asarray(p, dtype=float), np.asarray(labels, dtype=int)
    chosen = p[np.arange(len(labels)), labels]
    return float(np.mean(np.isclose(chosen, p.max(axis=1))))
