# mistake: the scores are divided by the largest
# expects: property.equal-scores
import numpy as np
def cross_entropy(logits, labels):
    z = logits/np.abs(logits).max()
    lp = z - np.log(np.exp(z).sum(1,keepdims=True))
    return -lp[np.arange(len(labels)),labels].mean()