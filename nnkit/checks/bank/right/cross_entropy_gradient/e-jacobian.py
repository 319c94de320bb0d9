# style: the chain rule through the Jacobian
import numpy as np


def cross_entropy_gradient(logits, labels):
    rows = []
    for row, label in zip(logits, labels):
        s = np.exp(row - row.max())
        s = s / s.sum()
        direction = np.zeros(len(s))
        direction[label] = 1
        rows.append(s * direction.sum() - direction)
    return np.array(rows) / np.shape(logits)[0]
