# mistake: the sign
# expects: cross_entropy_gradient.sign
import numpy as np
def cross_entropy_gradient(logits, labels):
    g = np.exp(logits - logits.max(1)[:, None])
    g = g / g.sum(1)[:, None]
    y = np.eye(g.shape[1])[labels]
    return (y - g) / len(g)
