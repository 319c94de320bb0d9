# mistake: the labels are read backwards
# expects: property.batch
import numpy as np
def cross_entropy(logits, labels):
    z = logits - logits.max(1,keepdims=True)
    lp = z - np.log(np.exp(z).sum(1,keepdims=True))
    return -np.mean([lp[i, labels[-i-1]] for i in range(len(labels))])