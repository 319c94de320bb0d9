# mistake: softmax without a shift first: scores beyond about 709 overflow to inf/inf = nan, very negative ones to 0/0
# expects: relation.n-times | relation.remembers
import numpy as np


def accuracy(p, labels):
    with np.errstate(all="ignore"):
        e = np.exp(np.asarray(p, dtype=float))
        prob = e / e.sum(axis=1, keepdims=True)
    return float(np.mean(prob.argmax(axis=1) == labels))
