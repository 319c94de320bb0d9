# mistake: a median for the mean
# expects: property.batch
import numpy as np
def cross_entropy(logits, labels):
    z = logits - logits.max(1,keepdims=True)
    lp = z - np.log(np.exp(z).sum(1,keepdims=True))
    return -np.median(lp[np.arange(len(labels)),labels])