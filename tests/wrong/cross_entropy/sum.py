# mistake: the sum over the batch
# expects: cross_entropy.sum
import numpy as np
def cross_entropy(logits, labels):
    loss = 0.0
    for row, k in zip(logits, labels):
        m = row.max()
        loss += m + np.log(np.exp(row - m).sum()) - row[k]
    return loss
