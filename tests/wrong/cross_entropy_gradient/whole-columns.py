# mistake: whole columns lose one
# expects: cross_entropy_gradient.label-columns
import numpy as np
def cross_entropy_gradient(logits, labels):
    g = np.exp(logits - logits.max(1)[:, None])
    g = g / g.sum(1)[:, None]
    g[:, labels] = g[:, labels] - 1
    return g / len(g)
