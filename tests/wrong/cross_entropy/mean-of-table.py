# mistake: divided by all entries
# expects: cross_entropy.divides-by-all
import numpy as np
def cross_entropy(logits, labels):
    d = logits - logits.max(axis=1, keepdims=True)
    lp = d - np.log(np.exp(d).sum(axis=1, keepdims=True))
    hot = np.zeros(logits.shape)
    hot[np.arange(len(labels)), labels] = 1
    return -np.mean(hot * lp)
