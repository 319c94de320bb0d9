# mistake: bits
# expects: cross_entropy.other-base
import numpy as np
def cross_entropy(logits, labels):
    d = logits - logits.max(axis=1, keepdims=True)
    lp = d - np.log(np.exp(d).sum(axis=1, keepdims=True))
    return -(lp[np.arange(len(labels)), labels] / np.log(2)).mean()
