# mistake: the sign is missing
# expects: cross_entropy.negative
import numpy as np
def cross_entropy(logits, labels):
    d = logits - logits.max(axis=1, keepdims=True)
    lp = d - np.log(np.exp(d).sum(axis=1, keepdims=True))
    return lp[range(len(labels)), labels].mean()
