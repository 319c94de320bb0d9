# mistake: weighted by 1 - p
# expects: property.equal-scores
import numpy as np
def cross_entropy(logits, labels):
    z = logits - logits.max(1,keepdims=True)
    lp = (z - np.log(np.exp(z).sum(1,keepdims=True)))[np.arange(len(labels)),labels]
    return -np.mean((1-np.exp(lp))*lp)