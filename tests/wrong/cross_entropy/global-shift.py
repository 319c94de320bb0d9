# mistake: subtracts the largest score of the whole table, so rows far below it vanish
# expects: cross_entropy.global-max
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    z = z - z.max()
    lse = np.log(np.exp(z).sum(axis=1))
    return np.mean(lse - z[np.arange(z.shape[0]), labels])
