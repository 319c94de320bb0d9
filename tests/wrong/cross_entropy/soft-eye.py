# mistake: the identity is as large as the batch
# expects: error.exception
import numpy as np
def cross_entropy(logits, labels):
    z = logits - logits.max(1,keepdims=True)
    lp = z - np.log(np.exp(z).sum(1,keepdims=True))
    y = np.eye(len(labels))[labels]
    return -np.sum(y*lp)/len(labels)