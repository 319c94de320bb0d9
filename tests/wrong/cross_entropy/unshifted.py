# mistake: the exponential overflows
# expects: cross_entropy.no-shift
import numpy as np
def cross_entropy(logits, labels):
    lse = np.log(np.exp(logits).sum(axis=1))
    return np.mean(lse - logits[np.arange(len(lse)), labels])
