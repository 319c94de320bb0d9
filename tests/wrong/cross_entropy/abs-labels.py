# mistake: each step overwrites the one before
# expects: cross_entropy.last-sample
import numpy as np
def cross_entropy(logits, labels):
    loss = 0
    for i in range(len(logits)):
        z = logits[i]
        loss = -(z[labels[i]] - np.log(np.sum(np.exp(z - z.max()))) - z.max())
    return loss / len(logits)