# mistake: the largest probability
# expects: cross_entropy.largest
import numpy as np
def cross_entropy(logits, labels):
    lp = logits - np.logaddexp.reduce(logits.astype(float), axis=1)[:, None]
    return -np.mean(np.max(lp, axis=1))
