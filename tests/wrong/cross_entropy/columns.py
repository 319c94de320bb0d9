# mistake: whole columns are taken
# expects: cross_entropy.label-columns
import numpy as np
def cross_entropy(logits, labels):
    d = logits - logits.max(axis=1, keepdims=True)
    lp = d - np.log(np.exp(d).sum(axis=1, keepdims=True))
    return -np.mean(lp[:, labels])
