# mistake: the probability becomes 0
# expects: cross_entropy.log-of-zero
import numpy as np
def cross_entropy(logits, labels):
    e = np.exp(logits - logits.max(1, keepdims=True))
    p = e / e.sum(1, keepdims=True)
    total = 0
    for i in range(len(labels)):
        total -= np.log(p[i][labels[i]])
    return total / len(labels)
