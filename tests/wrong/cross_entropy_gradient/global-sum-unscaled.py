# mistake: one sum for all
# second: 1/N is missing
# expects: cross_entropy_gradient.softmax-over-everything
import numpy as np
def cross_entropy_gradient(logits, labels):
    e = np.exp(logits - np.max(logits))
    p = e / np.sum(e)
    return p - np.eye(logits.shape[1])[labels]
