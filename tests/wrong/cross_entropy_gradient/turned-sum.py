# mistake: the sign
# second: 1/N is missing
# expects: cross_entropy_gradient.sign
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(1)[:, None])
    p = p / p.sum(1)[:, None]
    return np.eye(p.shape[1])[labels] - p
