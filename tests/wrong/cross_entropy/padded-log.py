# mistake: an epsilon in the logarithm
# expects: cross_entropy.epsilon
import numpy as np
def cross_entropy(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[labels]
    return -(y * np.log(p + 1e-9)).sum(axis=1).mean()
