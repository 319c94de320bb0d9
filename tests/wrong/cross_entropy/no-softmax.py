# mistake: logarithms of the scores
# expects: cross_entropy.log-before-softmax
import numpy as np
def cross_entropy(logits, labels):
    picked = logits[np.arange(len(labels)), labels]
    return -np.mean(np.log(picked))
