# mistake: the sum
# second: nothing is subtracted
# expects: cross_entropy.sum
import numpy as np
def cross_entropy(logits, labels):
    loss = 0
    for i, k in enumerate(labels):
        loss += -np.log(np.exp(logits[i, k]) / np.sum(np.exp(logits[i])))
    return loss
